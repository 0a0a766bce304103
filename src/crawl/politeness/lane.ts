import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type Breaker, createBreaker } from './breaker.ts';

/** Waits so many milliseconds; rejects when the signal is aborted. */
export type Delay = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

export const realDelay: Delay = (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal });

/** What requests to one server (or several portals on it) go through, so that they keep their distance. */
export interface Lane {
  /** Resolves when the next request may start: at least `intervalMs` after the one before it did. */
  turn(intervalMs: number, signal?: AbortSignal): Promise<void>;
  readonly breaker: Breaker;
}

export function createLane(now: () => Date, delay: Delay): Lane {
  const turns = new PQueue({ concurrency: 1 });
  let lastStart: number | undefined;
  return {
    breaker: createBreaker(),
    turn: (intervalMs, signal) =>
      turns.add(async () => {
        signal?.throwIfAborted();
        const since = lastStart === undefined ? intervalMs : now().getTime() - lastStart;
        // A clock that was set back must not stretch the wait.
        const wait = Math.min(intervalMs, intervalMs - since);
        if (wait > 0) await delay(wait, signal);
        lastStart = now().getTime();
      }),
  };
}
