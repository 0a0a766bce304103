import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds; rejects when the signal is aborted. */
export type Delay = (ms: number, signal: AbortSignal | undefined) => Promise<void>;

export const realDelay: Delay = (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal });
