import PQueue from 'p-queue';
import { type Breaker, createBreaker } from './breaker.ts';
import type { Delay } from './delay.ts';
import { GATHERED_MS, type Gathering } from './gathering.ts';

/** The queue of requests to one server (with one or several portals), which keeps them apart in time. */
export interface Lane {
  /** Resolves when the next request may start: at least `intervalMs` after the one before it was sent. */
  turn(intervalMs: number, signal?: AbortSignal): Promise<void>;
  /** Called when the request whose turn it is really goes out, after the name was resolved and the connection made. */
  sent(): void;
  /** Resolves when the answer may be processed: together with those of other lanes, where the next turn is further away than that takes. */
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
