import type { CrawlRun } from '../domain/index.ts';
import { errorText, isFailure } from '../text/index.ts';

/** What a webhook or a command gets, as JSON. */
export interface Notice {
  readonly event: 'expectations_failed' | 'run_failed';
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
}

interface PortalInNotice
  extends Pick<
    CrawlRun,
    'portal' | 'run' | 'started_at' | 'shortfalls' | 'partial_reason' | 'partial_detail' | 'counts'
  > {}

/** Where and when it happened. */
export type Occasion = Pick<Notice, 'software' | 'workspace' | 'at'>;

/** The notice of a run that finished; null when every expectation was met. */
export function noticeOfRuns(runs: readonly CrawlRun[], occasion: Occasion): Notice | null {
  const short = runs.filter(({ shortfalls }) => shortfalls.length > 0);
  if (short.length === 0) return null;
  const portals = short.map(
    ({ portal, run, started_at, shortfalls, partial_reason, partial_detail, counts }) => ({
      portal,
      run,
      started_at,
      shortfalls,
      partial_reason,
      partial_detail,
      counts,
    }),
  );
  const named = short.map(({ portal, shortfalls }) => `${portal}: ${shortfalls.join(', ')}`).join('; ');
  const count = `${short.length} portal${short.length === 1 ? ' falls' : 's fall'} short`;
  return { event: 'expectations_failed', ...occasion, summary: `${count}: ${named}`, error: null, portals };
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
  };
}
