import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type Breaker, createBreaker } from './breaker.ts';

/** Waits so many milliseconds; rejects when the signal is aborted. */
export type Delay = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

export const realDelay: Delay = (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal });

/** What requests to one server (or several portals on it) go through, so that they keep their distance. */
export interface Lane {
  /** Resolves when the next request may start: at least `intervalMs` after the one before it was sent. */
  turn(intervalMs: number, signal?: AbortSignal): Promise<void>;
  /** The request whose turn it is goes out only now: looking up a name and connecting take their time. */
  sent(): void;
  readonly breaker: Breaker;
}

export function createLane(now: () => Date, delay: Delay): Lane {
  const turns = new PQueue({ concurrency: 1 });
  let lastSent: number | undefined;
  const sent = (): void => {
    lastSent = now().getTime();
  };
  return {
    breaker: createBreaker(),
    turn: (intervalMs, signal) =>
      turns.add(async () => {
        signal?.throwIfAborted();
        const since = lastSent === undefined ? intervalMs : now().getTime() - lastSent;
        // A clock that was set back must not stretch the wait.
        const wait = Math.min(intervalMs, intervalMs - since);
        if (wait > 0) await delay(wait, signal);
        sent();
      }),
    sent,
  };
}
