import { CORRECTED_CELL } from './corrected-cell.ts';

/**
 * Documents are found through their reports (a data test checks that every cell's document is among them): a condition on
 * the division then leaves few of them; to look up those of the cells, DuckDB would need all of the country's.
 */
export const OBSERVATION_CURRENT = `
  SELECT report.division_code, division.name AS division_name, report.agency_name, report.report_year,
    measure.measure_id, measure.measure_order, measure.table_id, measure.row_id, measure.column_id,
    measure.zh AS measure_zh, measure.en AS measure_en,
    cell.template, cell.value, cell.value_as_read, cell.corrected, cell.correction_reason, cell.correction_source,
    cell.unit, cell.raw, cell.flags, cell.matched_by, cell.anchor, cell.confidence,
    report.checks_failed, report.published_on, report.report_id, document.url, document.sha256
  FROM report
  JOIN division USING (division_code)
  JOIN report_source AS part USING (report_id)
  JOIN document ON document.document_id = part.document_id
  JOIN ${CORRECTED_CELL} AS cell ON cell.report_id = report.report_id
    AND cell.division_code = report.division_code AND cell.document_id = document.document_id
  JOIN measure USING (measure_id)
  WHERE report.is_current`;
