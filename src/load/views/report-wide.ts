import type { Measure, MeasureId } from '../../domain/index.ts';
import { sqlName, sqlText } from '../../workspace/index.ts';
import { MEASURED_VALUE } from './measured-value.ts';

/** Column of a measure in `report_wide`: ids use letters, digits and single underscores, so nothing collides. */
export function measureColumn(id: MeasureId): string {
  return id.replaceAll('.', '__');
}

export function reportWide(measures: readonly Measure[]): string {
  const columns = measures.map(({ id }) => `${sqlText(id)} AS ${sqlName(measureColumn(id))}`).join(', ');
  return `
  SELECT report.division_code, division.name AS division_name, report.agency_name, report.report_year,
    report.template, report.title, report.published_on, report.signed_on, report.identity_conflict,
    report.cells_valued, report.cells_null,
    report.checks_passed, report.checks_failed, report.checks_not_assessable, report.problems,
    report.trust, report.trust_reason_zh, report.trust_reason_en,
    report.report_id, report.url, report.sha256,
    cells.* EXCLUDE (report_id)
  FROM report
  JOIN division USING (division_code)
  LEFT JOIN (
    FROM (SELECT report_id, measure_id, value FROM ${MEASURED_VALUE})
    PIVOT (max(value) FOR measure_id IN (${columns}) GROUP BY report_id)
  ) AS cells USING (report_id)
  WHERE report.is_current`;
}
