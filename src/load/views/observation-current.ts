import { CORRECTED_CELL } from './corrected-cell.ts';

export const OBSERVATION_CURRENT = `
  SELECT report.division_code, division.name AS division_name, report.agency_name, report.report_year,
    measure.measure_id, measure.measure_order, measure.table_id, measure.row_id, measure.column_id,
    measure.zh AS measure_zh, measure.en AS measure_en,
    cell.template, cell.value, cell.value_as_read, cell.corrected, cell.correction_reason, cell.correction_source,
    cell.unit, cell.raw, cell.flags, cell.matched_by, cell.anchor, cell.confidence,
    report.checks_failed, report.published_on, report.report_id, document.url, document.sha256
  FROM report
  JOIN division USING (division_code)
  JOIN ${CORRECTED_CELL} AS cell USING (report_id, division_code)
  JOIN document ON document.document_id = cell.document_id
  JOIN measure USING (measure_id)
  WHERE report.is_current`;
