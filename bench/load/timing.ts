import { performance } from 'node:perf_hooks';

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Beyond so many reports a round takes minutes, and noise matters less. */
const REPEATED_UP_TO = 50_000;

/** How often to measure with so many reports: `rounds` times, or once. */
export function roundsWith(reports: number, rounds: number): number {
  return reports > REPEATED_UP_TO ? 1 : rounds;
}
