import type { CrawlCounts, Portal, UrlState } from '../domain/index.ts';
import type { Traffic } from './portal-client.ts';

/** Reports that the portal shows and the archive holds, and the agencies they belong to. */
export interface Findings {
  readonly reports: number;
  readonly agencies: number;
}

export function findingsIn(states: readonly UrlState[]): Findings {
  const held = new Map(
    states
      .filter(({ role, status, sha256 }) => role === 'report' && status !== 'gone' && sha256 !== null)
      .map((state) => [state.url, state]),
  );
  // What a report leads to is a further page of it, unless it only leads on.
  const reports = [...held.values()].filter(({ parent }) => !held.has(parent ?? ''));
  const agencies = new Set(reports.map(({ context }) => context.agency).filter((agency) => agency !== null));
  return { reports: reports.length, agencies: agencies.size };
}

/** One sentence for each thing of which the portal file expects more. */
export function shortfallsOf(portal: Portal, found: Findings): string[] {
  const { expect, entry_url: entryUrl } = portal;
  const sentences: string[] = [];
  if (found.reports === 0) sentences.push(`no report was found from ${entryUrl}`);
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

/** How many addresses a run met, by status. */
export function countsOf(states: readonly UrlState[], traffic: Traffic): CrawlCounts {
  const of = (status: UrlState['status']): number => states.filter((state) => state.status === status).length;
  return {
    ...traffic,
    fetched: of('fetched'),
    unchanged: of('unchanged'),
    skipped: of('skipped'),
    blocked: of('blocked'),
    failed: of('failed'),
    gone: of('gone'),
  };
}
