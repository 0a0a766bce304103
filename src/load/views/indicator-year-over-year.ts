import { mayBeComparedSql, ofWorstSql } from '../../domain/index.ts';

/**
 * An indicator is as comparable as the worst of its measures, between the forms of the two reports. The year
 * before is found by a window, so that all indicators are computed once, and filters are applied before.
 */
export const INDICATOR_YEAR_OVER_YEAR = `
  WITH verdict AS (
    SELECT term.indicator_id, from_template, to_template,
      ${ofWorstSql('status')} AS comparability
    FROM indicator_term AS term JOIN comparable_measure USING (measure_id) GROUP BY ALL
  ),
  in_order AS NOT MATERIALIZED (
    SELECT *, lag({ year: report_year, template: template, value: value })
      OVER (PARTITION BY division_code, agency_name, indicator_id ORDER BY report_year) AS earlier
    FROM indicator
  ),
  side_by_side AS NOT MATERIALIZED (
    SELECT * EXCLUDE (earlier), report_year - 1 AS previous_year,
      CASE WHEN earlier.year = report_year - 1 THEN earlier.template END AS previous_template,
      CASE WHEN earlier.year = report_year - 1 THEN earlier.value END AS previous_value
    FROM in_order
  )
  SELECT side_by_side.* EXCLUDE (previous_year, previous_template, previous_value),
    previous_year, previous_value,
    CASE WHEN ${mayBeComparedSql('comparability')}
      THEN round(100 * (value - previous_value), 2) + 0 END AS change_points,
    comparability
  FROM side_by_side
  LEFT JOIN verdict ON verdict.indicator_id = side_by_side.indicator_id
    AND verdict.from_template = side_by_side.previous_template
    AND verdict.to_template = side_by_side.template`;
