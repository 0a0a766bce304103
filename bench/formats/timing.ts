import { performance } from 'node:perf_hooks';

/** Milliseconds of one run. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  /** Median of the CPU time of all threads, which other programs on the machine affect least. */
  readonly cpu: number;
}

/** Times works in turns, so that what the machine does beside falls on all of them alike. */
export async function timeInTurns(
  works: readonly (() => unknown)[],
  warmUp: number,
  rounds: number,
): Promise<Timing[]> {
  const runs = works.map((): { wall: number; cpu: number }[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const [start, cpu] = [performance.now(), process.cpuUsage()];
      await work();
      const { user, system } = process.cpuUsage(cpu);
      if (round >= 0) runs[at]?.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
    }
  }
  return runs.map((all) => ({
    median: quantile(
      all.map(({ wall }) => wall),
      0.5,
    ),
    p95: quantile(
      all.map(({ wall }) => wall),
      0.95,
    ),
    cpu: quantile(
      all.map(({ cpu }) => cpu),
      0.5,
    ),
  }));
}

export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}
