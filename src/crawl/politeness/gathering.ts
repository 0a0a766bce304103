import type { Delay } from './delay.ts';

/** Milliseconds for which answers are gathered. */
export const GATHERED_MS = 50;

/** Resolves together with all that asked within the same {@link GATHERED_MS}. */
export type Gathering = () => Promise<void>;

/**
 * Lets the answers of many servers be archived and looked at together. A crawl that mostly waits finds the processor cold
 * for each answer that it deals with by itself.
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
