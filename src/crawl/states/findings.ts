import type { CrawlCounts, Portal, UrlState } from '../../domain/index.ts';
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

/** One sentence for each thing of which the portal file expects more. */
export function shortfallsOf(portal: Portal, found: Findings, isPartial: boolean): string[] {
  const { expect, entry_url: entryUrl } = portal;
  const sentences: string[] = [];
  if (found.reports === 0 && !isPartial) sentences.push(`no report was found from ${entryUrl}`);
  if (expect.agencies !== undefined && found.agencies < expect.agencies) {
    sentences.push(shortfall(found.agencies, 'agency', 'agencies', expect.agencies));
  }
  if (expect.reports !== undefined && found.reports < expect.reports) {
    sentences.push(shortfall(found.reports, 'report', 'reports', expect.reports));
  }
  return sentences;
}

function shortfall(found: number, one: string, many: string, expected: number): string {
  return `found ${found} ${found === 1 ? one : many}, the portal file expects at least ${expected}`;
}
