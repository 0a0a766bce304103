import { performance } from 'node:perf_hooks';

export interface Timing {
  readonly median: number;
  readonly p95: number;
}

/** Times works in turns, so that what the machine does beside falls on all of them alike; in milliseconds. */
export async function timeInTurns(
  works: readonly (() => unknown)[],
  warmUp: number,
  rounds: number,
): Promise<Timing[]> {
  const times = works.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (round >= 0) times[at]?.push(performance.now() - start);
    }
  }
  return times.map((values) => {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
    return { median: at(0.5), p95: at(0.95) };
  });
}
