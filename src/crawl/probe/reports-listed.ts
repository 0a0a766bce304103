import type { UrlState } from '../../domain/index.ts';
import { compareText } from '../../workspace/index.ts';
import { isDocument } from '../walk/queue-item.ts';

/** What the lists of a portal lead to. */
export interface ListedReports {
  /** Address of robots.txt with the result of its request. */
  readonly robots: readonly Pick<UrlState, 'url' | 'status' | 'facts'>[];
  /** Pages with reports on them, in the order of their addresses. */
  readonly lists: readonly {
    readonly url: string;
    readonly agency: string | null;
    readonly reports: number;
  }[];
  /** Agencies by name, with the number of their reports. */
  readonly agencies: readonly { readonly agency: string; readonly reports: number }[];
  /** Years that the titles name, newest first. */
  readonly years: readonly { readonly year: number; readonly reports: number }[];
  /** Reports that a crawl would fetch. */
  readonly reports: readonly {
    readonly url: string;
    readonly title: string | null;
    readonly agency: string | null;
  }[];
  /** Addresses that could not be fetched or may not be requested. */
  readonly wanting: readonly Pick<UrlState, 'url' | 'status' | 'reason' | 'facts'>[];
}

export function listedReports(states: readonly UrlState[]): ListedReports {
  const reports = states.filter(({ role, reason }) => isDocument(role) && reason === 'lists_only');
  const byList = counted(reports, ({ parent }) => parent);
  const lists = [...byList].sort(([a], [b]) => compareText(a, b));
  return {
    robots: states
      .filter(({ role }) => role === 'robots')
      .map(({ url, status, facts }) => ({ url, status, facts })),
    lists: lists.map(([url, count]) => ({
      url,
      agency: states.find((state) => state.url === url)?.context.agency ?? null,
      reports: count,
    })),
    agencies: [...counted(reports, ({ context }) => context.agency)].map(([agency, count]) => ({
      agency,
      reports: count,
    })),
    years: [...counted(reports, ({ context }) => yearIn(context.title))]
      .map(([year, count]) => ({ year, reports: count }))
      .sort((a, b) => b.year - a.year),
    reports: reports.map(({ url, context }) => ({ url, title: context.title, agency: context.agency })),
    wanting: states.filter(
      ({ role, status, reason }) =>
        role !== 'robots' && reason !== 'lists_only' && !/^(?:fetched|unchanged)$/.test(status),
    ),
  };
}

function counted<K>(reports: readonly UrlState[], keyOf: (state: UrlState) => K | null): Map<K, number> {
  const counts = new Map<K, number>();
  for (const report of reports) {
    const key = keyOf(report);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function yearIn(title: string | null): number | null {
  const year = /(?:19|20)\d{2}/.exec(title?.normalize('NFKC') ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
