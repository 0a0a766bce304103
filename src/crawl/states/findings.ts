import type { CrawlCounts, Portal, Shortfall, UrlState } from '../../domain/index.ts';
import { isArticlePage } from '../links/article-pages.ts';
import type { Traffic } from '../politeness/limits.ts';
import { createDistinctCount } from './distinct-count.ts';

/** What the states of a portal show after a run. */
export interface Findings {
  /** Reports that the portal shows and the archive holds, and the agencies they belong to. */
  readonly reports: number;
  readonly agencies: number;
  /** Addresses that the run visited or skipped, by status. */
  readonly byStatus: Omit<CrawlCounts, keyof Traffic>;
}

/** Counts states one by one. */
export function createFindings(run: string): { add(state: UrlState): void; found(): Findings } {
  const reports = createDistinctCount();
  const agencies = new Set<string>();
  const byStatus = { fetched: 0, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 };
  return {
    add: (state) => {
      const { role, status, sha256, context, url, parent } = state;
      if (state.run === run) byStatus[status] += 1;
      if (role !== 'report' || status === 'gone' || sha256 === null) return;
      if (parent !== null && isArticlePage(url, parent)) return;
      reports.add(withoutOrigin(url));
      if (context.agency !== null) agencies.add(context.agency);
    },
    found: () => ({ reports: reports.count(), agencies: agencies.size, byStatus }),
  };
}

/** The same page is often served under http and https, with www and without. */
function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '');
}

/**
 * What the run found less of than the portal file expects.
 * @param limited the years that the run was limited to, if it was.
 */
export function shortfallsOf(
  { expect, entry_url }: Portal,
  found: Findings,
  isPartial: boolean,
  limited: Pick<Shortfall, 'years'>,
): Shortfall[] {
  const shortfalls: Shortfall[] = [];
  if (found.reports === 0 && !isPartial) shortfalls.push({ what: 'any_report', entry_url, ...limited });
  for (const what of ['agencies', 'reports'] as const) {
    const expected = expect[what];
    if (expected === undefined || found[what] >= expected) continue;
    shortfalls.push({ what, found: found[what], expected, ...limited });
  }
  return shortfalls;
}
