import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';
import { REPORT_EVENTS } from '../changes/index.ts';

/** Number of agencies of a portal in one report year, by status of the view `coverage`. */
export interface YearCounts {
  readonly published: number;
  readonly late: number;
  readonly unread: number;
  readonly blocked: number;
  readonly missing: number;
  readonly not_yet_due: number;
}

/** What the snapshot says about one portal. */
export interface InDataset {
  /** The newest run from which the snapshot was built. */
  readonly run: string;
  /** Reports that are new, or whose cells or text changed, since the pass of that run began. */
  readonly newReports: number;
  readonly changedReports: number;
  readonly years: ReadonlyMap<number, YearCounts>;
}

const NO_COUNTS: YearCounts = { published: 0, late: 0, unread: 0, blocked: 0, missing: 0, not_yet_due: 0 };

/**
 * An agency counts for the portal that publishes most of its reports; one without reports for the first portal of its
 * division. So none counts twice.
 */
const COUNTED = `
  WITH publishes AS (
    SELECT agency_id, portal_id, count(*) AS reports FROM report WHERE agency_id IS NOT NULL GROUP BY ALL
  ),
  home AS (SELECT agency_id, arg_max(portal_id, (reports, portal_id)) AS portal_id FROM publishes GROUP BY ALL),
  place AS (
    FROM home UNION ALL
    SELECT agency_id, min(portal_id) FROM agency JOIN portal USING (division_code)
    ANTI JOIN home USING (agency_id) GROUP BY agency_id
  )
  SELECT portal_id, report_year, status, CAST(count(*) AS INTEGER) AS agencies
  FROM coverage JOIN place USING (agency_id) GROUP BY ALL ORDER BY ALL`;

const RUNS = `
  WITH last AS (
    SELECT portal_id, arg_max(run_id, finished_at) AS run_id, arg_max(pass_started_at, finished_at) AS since
    FROM crawl_run GROUP BY portal_id
  ),
  event AS (${REPORT_EVENTS})
  SELECT last.portal_id, any_value(last.run_id) AS run,
    CAST(count(*) FILTER (event.kind = 'new') AS INTEGER) AS new_reports,
    CAST(count(*) FILTER (event.kind = 'changed') AS INTEGER) AS changed_reports
  FROM last LEFT JOIN event ON event.portal_id = last.portal_id AND event.captured_at >= last.since
  GROUP BY last.portal_id`;

const RunSchema = z.object({
  portal_id: z.string(),
  run: z.string(),
  new_reports: z.int(),
  changed_reports: z.int(),
});

const CountedSchema = z.object({
  portal_id: z.string(),
  report_year: z.int(),
  status: z.enum(['published', 'late', 'unread', 'blocked', 'missing', 'not_yet_due']),
  agencies: z.int(),
});

/** What the snapshot says about each portal from which it was built. */
export async function inDataset(connection: DuckDBConnection): Promise<Map<string, InDataset>> {
  const years = new Map<string, Map<number, YearCounts>>();
  for (const { portal_id, report_year, status, agencies } of await selectRows(
    connection,
    COUNTED,
    CountedSchema,
  )) {
    const ofPortal = years.get(portal_id) ?? new Map<number, YearCounts>();
    years.set(portal_id, ofPortal);
    ofPortal.set(report_year, { ...(ofPortal.get(report_year) ?? NO_COUNTS), [status]: agencies });
  }
  const runs = await selectRows(connection, RUNS, RunSchema);
  return new Map(
    runs.map(({ portal_id, run, new_reports, changed_reports }) => [
      portal_id,
      {
        run,
        newReports: new_reports,
        changedReports: changed_reports,
        years: years.get(portal_id) ?? new Map(),
      },
    ]),
  );
}
