import { sqlName } from '../../workspace/index.ts';

/** Current reports of a dataset that is attached under `name`. */
function reports(name: string): string {
  return `(
    SELECT report.agency_id, report.report_year, report.report_id, report.url, report.sha256,
      document.extractor_version
    FROM ${name}.report JOIN ${name}.document USING (document_id)
    WHERE report.is_current
  )`;
}

function cells(name: string): string {
  return `(
    SELECT report.agency_id, cell.* FROM ${name}.observation_current AS cell
    JOIN ${name}.report AS report USING (report_id)
  )`;
}

function either(column: string): string {
  return `coalesce(after.${column}, before.${column}) AS ${column}`;
}

/** Numbers differ when their first six decimals do: CSV files have no more. */
function differs(column: string): string {
  return `round(before.${column}, 6) IS DISTINCT FROM round(after.${column}, 6)`;
}

/** Columns that a row takes from the newer of the snapshots that have it. */
const SHARED = [
  'division_code',
  'division_name',
  'agency_name',
  'report_year',
  'measure_id',
  'measure_order',
  'measure_zh',
  'measure_en',
  'unit',
].map(either);

/** Cells of current reports that differ between two datasets, attached under `older` and `newer`. */
export function differenceQuery(older: string, newer: string): string {
  const [before, after] = [sqlName(older), sqlName(newer)];
  return `
  WITH pair AS (
    SELECT coalesce(after.agency_id, before.agency_id) AS agency_id,
      coalesce(after.report_year, before.report_year) AS report_year,
      CASE
        WHEN before.report_id IS NULL AND after.report_id IN (SELECT report_id FROM ${before}.report) THEN 'reassigned'
        WHEN before.report_id IS NULL THEN 'new_report'
        WHEN after.report_id IS NULL AND before.report_id IN (SELECT report_id FROM ${after}.report) THEN 'reassigned'
        WHEN after.report_id IS NULL THEN 'report_gone'
        WHEN before.url <> after.url THEN 'other_document'
        WHEN before.sha256 <> after.sha256 THEN 'revision'
        WHEN before.extractor_version IS NULL OR after.extractor_version IS NULL THEN 'reading'
        WHEN before.extractor_version <> after.extractor_version THEN 'extractor'
        ELSE 'registry'
      END AS reason
    FROM ${reports(before)} AS before
    FULL JOIN ${reports(after)} AS after USING (agency_id, report_year)
  )
  SELECT
    CASE WHEN before.report_id IS NULL THEN 'new' WHEN after.report_id IS NULL THEN 'vanished' ELSE 'changed'
      END AS change,
    CASE WHEN before.report_id IS NOT NULL AND after.report_id IS NOT NULL
        AND ${differs('value')} AND NOT (${differs('value_as_read')}) THEN 'correction'
      ELSE pair.reason END AS reason,
    ${SHARED.join(', ')},
    before.value AS value_before, after.value AS value_after,
    before.unit AS unit_before,
    before.report_id AS report_before, after.report_id AS report_after,
    before.url AS url_before, after.url AS url_after
  FROM ${cells(before)} AS before
  FULL JOIN ${cells(after)} AS after USING (agency_id, report_year, measure_id)
  JOIN pair ON pair.agency_id = coalesce(after.agency_id, before.agency_id)
    AND pair.report_year = coalesce(after.report_year, before.report_year)
  WHERE before.report_id IS NULL OR after.report_id IS NULL
    OR ${differs('value')} OR before.unit IS DISTINCT FROM after.unit`;
}
