import type { Delay } from './delay.ts';

/** Milliseconds for which answers are gathered. */
export const GATHERED_MS = 50;

/** Resolves together with all calls within the same {@link GATHERED_MS}. */
export type Gathering = () => Promise<void>;

/**
 * Lets the answers of many servers be archived and parsed together. In a crawl that mostly waits, the processor's caches are cold
 * for each answer that is processed alone.
 */
export function createGathering(delay: Delay): Gathering {
  let next: Promise<void> | undefined;
  return () => {
    next ??= delay(GATHERED_MS, undefined).then(() => {
      next = undefined;
    });
    return next;
  };
}
