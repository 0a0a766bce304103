import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import {
  type Correction,
  CorrectionStatusSchema,
  problem,
  SNAPSHOT_TABLES,
  type TableSpec,
} from '../domain/index.ts';
import { selectRows, type TableRow } from '../workspace/index.ts';
import { problemRow } from './found-problems.ts';
import { insertRows } from './insert-rows.ts';

const FROM_FILE = ['report', 'cell', 'original', 'corrected', 'reason', 'source', 'author', 'corrected_on'];

/** The table `correction` as the registry gives it: not yet compared with the reports. */
const GIVEN_CORRECTION: TableSpec = {
  ...SNAPSHOT_TABLES.correction,
  name: 'given_correction',
  primaryKey: [],
  foreignKeys: [],
  columns: SNAPSHOT_TABLES.correction.columns.filter((column) => FROM_FILE.includes(column.name)),
};

const CREATE_GIVEN_CORRECTIONS = `CREATE TEMP TABLE given_correction (${GIVEN_CORRECTION.columns
  .map((column) => `${column.name} ${column.type}`)
  .join(', ')})`;

/**
 * Compares the corrections with the reports: creates a temporary table `judged_correction`, the rows of the table
 * `correction` with the place that a problem names: the report, else the portal that its division has here.
 */
export async function judgeCorrections(
  connection: DuckDBConnection,
  scratch: string,
  corrections: readonly Correction[],
): Promise<void> {
  await connection.run(CREATE_GIVEN_CORRECTIONS);
  const rows = corrections.map(({ date, ...correction }) => ({ ...correction, corrected_on: date }));
  await insertRows(connection, scratch, GIVEN_CORRECTION, rows);
  await connection.run(CREATE_JUDGED_CORRECTIONS);
}

const CREATE_JUDGED_CORRECTIONS = `
  CREATE TEMP TABLE judged_correction AS
  SELECT given.*, report.report_id, cell.value AS value_as_read,
    CASE WHEN report.report_id IS NULL THEN 'unknown_report'
      WHEN cell.report_id IS NULL THEN 'unknown_cell'
      WHEN cell.value IS DISTINCT FROM given.original THEN 'outdated'
      ELSE 'applied' END AS status,
    coalesce(report.portal_id, of_division.portal_id) AS portal_id,
    coalesce(report.url, of_division.entry_url) AS url,
    report.document_id
  FROM given_correction AS given
  LEFT JOIN report_fact AS report
    ON report.is_current AND given.report = report.agency_id || '/' || report.report_year
  LEFT JOIN extracted_observation AS cell ON cell.report_id = report.report_id AND cell.measure_id = given.cell
  LEFT JOIN (
    SELECT covered.division_code, min(portal_id) AS portal_id, min_by(portal.entry_url, portal_id) AS entry_url
    FROM (
      SELECT division_code, portal_id FROM portal UNION SELECT division_code, portal_id FROM report_fact
    ) AS covered JOIN portal USING (portal_id)
    GROUP BY covered.division_code
  ) AS of_division ON of_division.division_code = left(given.report, 6)`;

const NotAppliedSchema = z.object({
  status: CorrectionStatusSchema.exclude(['applied']),
  report: z.string(),
  cell: z.string(),
  original: z.number().nullable(),
  value_as_read: z.number().nullable(),
  portal_id: z.string().nullable(),
  url: z.string().nullable(),
  document_id: z.string().nullable(),
  report_id: z.string().nullable(),
});

/** A problem for each correction that was not applied. */
export async function correctionProblemRows(connection: DuckDBConnection): Promise<TableRow[]> {
  const rows = await selectRows(
    connection,
    `SELECT ${Object.keys(NotAppliedSchema.shape).join(', ')} FROM judged_correction
    WHERE status <> 'applied' ORDER BY report, cell`,
    NotAppliedSchema,
  );
  return rows.map(({ status, report, cell, original, value_as_read, ...subject }, index) => {
    const found =
      status === 'outdated'
        ? problem('correction_outdated', { report, cell, corrects: original, read: value_as_read })
        : problem('correction_unknown', {
            report,
            cell,
            lacking: status === 'unknown_report' ? 'report' : 'cell',
          });
    return problemRow('load', subject, found, index);
  });
}
