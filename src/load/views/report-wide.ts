import { type Measure, type MeasureId, SNAPSHOT_VIEWS, type ViewSpec } from '../../domain/index.ts';
import { sqlName } from '../../workspace/index.ts';
import { MEASURED_VALUE } from './measured-value.ts';
import { PICKED_BY } from './picked-by.ts';

/** Column of a measure in `report_wide`: ids use letters, digits and single underscores, so nothing collides. */
export function measureColumn(id: MeasureId): string {
  return id.replaceAll('.', '__');
}

/** The view with the columns of all measures, whose comments name the measure and its unit. */
export function reportWideView(measures: readonly Measure[]): ViewSpec {
  const view = SNAPSHOT_VIEWS.report_wide;
  const cells = measures.map(({ id, zh, en, unit }) => ({
    name: measureColumn(id),
    type: 'DOUBLE' as const,
    nullable: true,
    zh: `${zh}，${unit}`,
    en: `${en}, ${unit}`,
  }));
  return { ...view, columns: [...view.columns, ...cells] };
}

/**
 * The cells of a report are collected in two lists, of measures and of values, and each column takes its value from
 * them: half the time of PIVOT for all reports, and a tenth for one agency (bench/load.ts).
 * @param measures in the order that the table `measure` has.
 */
export function reportWide(measures: readonly Measure[]): string {
  const columns = measures.map(
    ({ id }, index) =>
      `cells.cell_values[list_position(cells.places, ${index + 1})] AS ${sqlName(measureColumn(id))}`,
  );
  return `
  SELECT report.division_code, division.name AS division_name, report.agency_name, report.report_year,
    report.template, report.title, report.published_on, report.signed_on, report.identity_conflict,
    report.cells_valued, report.cells_null,
    report.checks_passed, report.checks_failed, report.checks_not_assessable, report.problems,
    report.trust, report.trust_reason_zh, report.trust_reason_en,
    report.report_id, report.url, report.sha256,
    ${columns.join(', ')}
  FROM report
  JOIN division USING (division_code)
  JOIN (
    SELECT report_id, ${PICKED_BY.join(', ')}, list(measure_order) AS places, list(cell.value) AS cell_values
    FROM report
    LEFT JOIN ${MEASURED_VALUE} AS cell USING (report_id, division_code)
    LEFT JOIN measure USING (measure_id)
    WHERE is_current GROUP BY ALL
  ) AS cells USING (report_id, ${PICKED_BY.join(', ')})
  WHERE report.is_current`;
}
