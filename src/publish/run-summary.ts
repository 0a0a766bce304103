import { z } from 'zod';
import { selectRows } from '../workspace/index.ts';
import { readSnapshot } from './read-snapshot.ts';

const MissingSchema = z.object({
  portal_id: z.string(),
  code: z.string(),
  agency_name: z.string().nullable(),
  title: z.string().nullable(),
  message: z.string(),
  url: z.string(),
});

const FailedCheckSchema = z.object({
  agency_name: z.string().nullable(),
  report_year: z.int().nullable(),
  check_id: z.string(),
  table_id: z.string(),
  along: z.string(),
  left_value: z.number(),
  right_value: z.number(),
  /** Year of the other report from which the right side takes values; null for a check inside the report. */
  previous_year: z.int().nullable(),
});

const AliasSchema = z.object({
  agency_name: z.string(),
  report_year: z.int(),
  alias: z.string(),
});

export interface RunSummary {
  /** What is not in the dataset, and why; corrections of divisions that no portal here covers are left out. */
  readonly missing: readonly z.infer<typeof MissingSchema>[];
  /** Failed checks of current reports, in the source itself or between two years. */
  readonly failedChecks: readonly z.infer<typeof FailedCheckSchema>[];
  /** Current reports that their agency published under another of its names. */
  readonly aliases: readonly z.infer<typeof AliasSchema>[];
}

/**
 * What a reader should know before using a snapshot.
 * @throws {Failure} `no_snapshot`
 */
export async function runSummary(snapshot: string): Promise<RunSummary> {
  return readSnapshot(snapshot, async (connection) => ({
    missing: await selectRows(
      connection,
      `SELECT portal_id, code, agency_name, title, message, url FROM problem_detail
      WHERE portal_id IS NOT NULL AND (
        severity = 'error' OR code IN ('correction_outdated', 'correction_unknown')
        OR (report_id IS NULL AND code NOT IN ('foreign_host', 'robots_disallowed', 'outside_years'))
      )
      ORDER BY problem_id`,
      MissingSchema,
    ),
    failedChecks: await selectRows(
      connection,
      `SELECT agency_name, report_year, check_id, table_id, along, left_value, right_value,
        CASE WHEN previous_report_id IS NOT NULL THEN report_year - 1 END AS previous_year
      FROM check_result JOIN report USING (report_id)
      WHERE is_current AND status = 'fail' AND severity <> 'note'
      ORDER BY agency_id, report_year, check_id, along`,
      FailedCheckSchema,
    ),
    aliases: await selectRows(
      connection,
      `SELECT agency_name, report_year, alias FROM report JOIN agency_alias USING (agency_id)
      WHERE is_current AND contains(agency_evidence, alias) AND NOT contains(agency_evidence, agency_name)
      ORDER BY agency_id, report_year, alias`,
      AliasSchema,
    ),
  }));
}
