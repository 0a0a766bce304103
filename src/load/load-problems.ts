import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { problem } from '../domain/index.ts';
import { selectRows, type TableRow } from '../workspace/index.ts';
import { problemRow } from './found-problems.ts';

/** Problems that are visible only when everything is compared. */
export async function loadProblemRows(connection: DuckDBConnection): Promise<TableRow[]> {
  return [
    ...(await unreadDocuments(connection)),
    ...(await missingDivisions(connection)),
    ...(await unknownDivisions(connection)),
    ...(await duplicateReports(connection)),
  ];
}

/** Documents that were crawled after extract ran last. */
async function unreadDocuments(connection: DuckDBConnection): Promise<TableRow[]> {
  const rows = await selectRows(
    connection,
    `SELECT DISTINCT state.portal_id, state.url
    FROM url_state AS state
    JOIN capture USING (portal_id, url, sha256)
    ANTI JOIN document USING (portal_id, url, sha256)
    WHERE state.role IN ('report', 'attachment') AND state.status IN ('fetched', 'unchanged')
      AND capture.status = 200
    ORDER BY ALL`,
    z.object({ portal_id: z.string(), url: z.string() }),
  );
  return rows.map((subject) => problemRow('load', subject, problem('not_extracted')));
}

async function missingDivisions(connection: DuckDBConnection): Promise<TableRow[]> {
  const rows = await selectRows(
    connection,
    `SELECT portal_id, url, document_id, report_id FROM report_fact
    WHERE agency_name IS NOT NULL AND division_code IS NULL ORDER BY ALL`,
    z.object({ portal_id: z.string(), url: z.string(), document_id: z.string(), report_id: z.string() }),
  );
  return rows.map((subject) => problemRow('load', subject, problem('division_missing')));
}

async function unknownDivisions(connection: DuckDBConnection): Promise<TableRow[]> {
  const rows = await selectRows(
    connection,
    `SELECT DISTINCT portal.portal_id, portal.entry_url AS url, division.division_code
    FROM (
      SELECT portal_id, division_code FROM report_fact UNION SELECT portal_id, division_code FROM portal
    ) AS met
    JOIN portal USING (portal_id)
    JOIN division ON division.division_code = met.division_code
    WHERE division.name IS NULL ORDER BY ALL`,
    z.object({ portal_id: z.string(), url: z.string(), division_code: z.string() }),
  );
  return rows.map(({ division_code, ...subject }, index) =>
    problemRow('load', subject, problem('division_unknown', { division: division_code }), index),
  );
}

const DuplicateSchema = z.object({
  portal_id: z.string(),
  url: z.string(),
  document_id: z.string(),
  report_id: z.string(),
  other_url: z.string(),
  differing: z.int(),
  examples: z.array(
    z.object({ cell: z.string(), here: z.number().nullable(), there: z.number().nullable() }),
  ),
});

/** Two addresses with a report of one agency and year that differ; equal ones are no problem. */
async function duplicateReports(connection: DuckDBConnection): Promise<TableRow[]> {
  const rows = await selectRows(
    connection,
    `WITH pair AS (
      SELECT used.portal_id, used.url, used.document_id, used.report_id,
        other.url AS other_url, other.report_id AS other_report_id
      FROM report_fact AS used JOIN report_fact AS other USING (agency_id, report_year)
      WHERE used.is_current AND other.is_latest AND NOT other.is_current
        AND used.cells_valued > 0 AND other.cells_valued > 0
    ),
    cell AS (
      SELECT pair.*, cell.measure_id, cell.value AS used_value, NULL AS other_value
      FROM pair JOIN extracted_observation AS cell ON cell.report_id = pair.report_id
      UNION ALL
      SELECT pair.*, cell.measure_id, NULL, cell.value
      FROM pair JOIN extracted_observation AS cell ON cell.report_id = pair.other_report_id
    ),
    difference AS (
      SELECT * EXCLUDE (used_value, other_value), max(used_value) AS used_value, max(other_value) AS other_value
      FROM cell GROUP BY ALL
      HAVING max(used_value) IS DISTINCT FROM max(other_value)
    )
    SELECT portal_id, url, document_id, report_id, other_url,
      CAST(count(*) AS INTEGER) AS differing,
      list({'cell': measure_id, 'here': used_value, 'there': other_value} ORDER BY measure_id)[1:3] AS examples
    FROM difference GROUP BY ALL ORDER BY ALL`,
    DuplicateSchema,
  );
  return rows.map(({ other_url, differing, examples, ...subject }, index) =>
    problemRow(
      'load',
      subject,
      problem('report_duplicate', { url: other_url, cells: differing, examples }),
      index,
    ),
  );
}
