import PQueue from 'p-queue';
import { type Breaker, createBreaker } from './breaker.ts';
import type { Delay } from './delay.ts';
import { GATHERED_MS, type Gathering } from './gathering.ts';

/** What requests to one server (or several portals on it) go through, so that they keep their distance. */
export interface Lane {
  /** Resolves when the next request may start: at least `intervalMs` after the one before it was sent. */
  turn(intervalMs: number, signal?: AbortSignal): Promise<void>;
  /** The request whose turn it is goes out only now: looking up a name and connecting take their time. */
  sent(): void;
  /** Resolves when the answer may be dealt with: together with those of other lanes, where the next turn is further off than that takes. */
  answered(intervalMs: number): Promise<void>;
  readonly breaker: Breaker;
}

/** @param gather shared with the lanes that run beside it. */
export function createLane(now: () => Date, delay: Delay, gather: Gathering = async () => undefined): Lane {
  const turns = new PQueue({ concurrency: 1 });
  let lastSent: number | undefined;
  const sent = (): void => {
    lastSent = now().getTime();
  };
  const waitOf = (intervalMs: number): number => {
    const since = lastSent === undefined ? intervalMs : now().getTime() - lastSent;
    // A clock that was set back must not stretch the wait.
    return Math.min(intervalMs, intervalMs - since);
  };
  return {
    breaker: createBreaker(),
    turn: (intervalMs, signal) =>
      turns.add(async () => {
        signal?.throwIfAborted();
        const wait = waitOf(intervalMs);
        if (wait > 0) await delay(wait, signal);
        sent();
      }),
    sent,
    answered: async (intervalMs) => {
      if (waitOf(intervalMs) > GATHERED_MS) await gather();
    },
  };
}
