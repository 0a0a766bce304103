import type { CrawlRun, PortalFailure } from '../domain/index.ts';
import { errorText, isFailure, shortfallText } from '../text/index.ts';

/** What a webhook or a command gets, as JSON. */
export interface Notice {
  readonly event: 'expectations_failed' | 'portals_failed' | 'run_failed';
  /** Name and version of the program. */
  readonly software: string;
  readonly workspace: string;
  /** ISO 8601. */
  readonly at: string;
  /** One line for a person. */
  readonly summary: string;
  /** What stopped the run; null when it came to its end. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Portals that fell short, with the record of their last run. */
  readonly portals: readonly PortalInNotice[];
  /** What kept a stage from being done for a portal. */
  readonly failures: readonly Pick<PortalFailure, 'portal' | 'stage' | 'code' | 'detail'>[];
}

interface PortalInNotice
  extends Pick<
    CrawlRun,
    'portal' | 'run' | 'started_at' | 'shortfalls' | 'partial_reason' | 'partial_facts' | 'counts'
  > {}

/** Where and when it happened. */
export type Occasion = Pick<Notice, 'software' | 'workspace' | 'at'>;

/** The notice of a run that finished; null when every expectation was met and no portal failed. */
export function noticeOfRuns(
  runs: readonly CrawlRun[],
  failures: readonly PortalFailure[],
  occasion: Occasion,
): Notice | null {
  const short = runs.filter(({ shortfalls }) => shortfalls.length > 0);
  const summaries = [
    ...summaryOf(
      'falls short',
      'fall short',
      short.map(({ portal, shortfalls }) => `${portal}: ${shortfalls.map(shortfallText).join(', ')}`),
    ),
    ...summaryOf(
      'failed',
      'failed',
      failures.map(({ portal, stage, code, detail }) => `${portal}: ${stage}: ${code}: ${detail}`),
    ),
  ];
  if (summaries.length === 0) return null;
  return {
    event: failures.length > 0 ? 'portals_failed' : 'expectations_failed',
    ...occasion,
    summary: summaries.join('; '),
    error: null,
    portals: short.map(({ portal, run, started_at, shortfalls, partial_reason, partial_facts, counts }) => ({
      portal,
      run,
      started_at,
      shortfalls,
      partial_reason,
      partial_facts,
      counts,
    })),
    failures: failures.map(({ portal, stage, code, detail }) => ({ portal, stage, code, detail })),
  };
}

function summaryOf(one: string, many: string, portals: readonly string[]): string[] {
  if (portals.length === 0) return [];
  return [`${portals.length} portal${portals.length === 1 ? ` ${one}` : `s ${many}`}: ${portals.join('; ')}`];
}

/** The notice of a run that an error stopped. */
export function noticeOfError(error: unknown, occasion: Occasion): Notice {
  const code = isFailure(error) ? error.code : 'unforeseen';
  const message = errorText(error);
  return {
    event: 'run_failed',
    ...occasion,
    summary: `the run failed: ${code}: ${message}`,
    error: { code, message },
    portals: [],
    failures: [],
  };
}
