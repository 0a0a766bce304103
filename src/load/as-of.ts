import type { PortalInput } from './portal-input.ts';

/** The day of the newest crawl, not of the build, so that the same inputs give the same result for what is due. */
export function asOf(inputs: readonly PortalInput[]): string | undefined {
  const ends = inputs.flatMap(({ crawlRuns }) => crawlRuns.map((run) => run.finished_at));
  return ends.sort().at(-1)?.slice(0, 'YYYY-MM-DD'.length);
}
