import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGathering, GATHERED_MS } from '../../../src/crawl/politeness/gathering.ts';

/** Waits that end when the test says so. */
function heldWaits(): { readonly asked: number[]; end(): void; delay(ms: number): Promise<void> } {
  const asked: number[] = [];
  const ends: (() => void)[] = [];
  return {
    asked,
    end: () => {
      for (const end of ends.splice(0)) end();
    },
    delay: (ms) => {
      asked.push(ms);
      return new Promise((resolve) => ends.push(resolve));
    },
  };
}

describe('answers that are gathered', () => {
  it('are dealt with together, in the order in which they came', async () => {
    const waits = heldWaits();
    const gather = createGathering(waits.delay);
    const done: string[] = [];
    const all = ['a', 'b', 'c'].map(async (answer) => {
      await gather();
      done.push(answer);
    });
    await setImmediate();
    expect(done).toEqual([]);
    waits.end();
    await Promise.all(all);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(waits.asked).toEqual([GATHERED_MS]);
  });

  it('wait for those of the next while when they come after it', async () => {
    const waits = heldWaits();
    const gather = createGathering(waits.delay);
    const first = gather();
    waits.end();
    await first;
    let isDone = false;
    const second = gather().then(() => {
      isDone = true;
    });
    await setImmediate();
    expect(isDone).toBe(false);
    waits.end();
    await second;
    expect(waits.asked).toEqual([GATHERED_MS, GATHERED_MS]);
  });
});
