import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/workspace/index.ts';

describe('work done ahead', () => {
  it('comes in the order of the requests', async () => {
    const delays = [30, 1, 20, 1, 10];
    const begun: number[] = [];
    const results: number[] = [];
    const work = async (delay: number) => {
      begun.push(delay);
      await pause(delay);
      return delay;
    };
    for await (const result of inOrder(delays, 3, work)) results.push(result);
    expect(results).toEqual(delays);
    expect(begun).toEqual(delays);
  });

  it('never begins more than it may', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(1);
      running -= 1;
    };
    for await (const _ of inOrder([1, 2, 3, 4, 5, 6, 7], 3, work));
    expect(most).toBe(3);
  });

  it('ends after what was begun when one fails', async () => {
    const ended: number[] = [];
    const work = async (delay: number) => {
      await pause(delay);
      if (delay === 1) throw new Error('broken');
      ended.push(delay);
      return delay;
    };
    const all = async () => {
      for await (const _ of inOrder([1, 30], 2, work));
    };
    await expect(all()).rejects.toThrow('broken');
    expect(ended).toEqual([30]);
  });
});
