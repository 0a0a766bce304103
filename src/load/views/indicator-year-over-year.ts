/** An indicator may be compared as far as the worst of its measures may, between the forms of the two reports. */
export const INDICATOR_YEAR_OVER_YEAR = `
  WITH verdict AS (
    SELECT term.indicator_id, from_template, to_template,
      arg_max(status, CASE status
        WHEN 'absent' THEN 3 WHEN 'break' THEN 2 WHEN 'comparable_with_caveat' THEN 1 ELSE 0 END) AS comparability
    FROM indicator_term AS term JOIN comparable_measure USING (measure_id) GROUP BY ALL
  ),
  side_by_side AS (
    SELECT indicator.*, indicator.report_year - 1 AS previous_year,
      previous.template AS previous_template, previous.value AS previous_value
    FROM indicator
    LEFT JOIN indicator AS previous
      ON previous.division_code = indicator.division_code AND previous.agency_name = indicator.agency_name
      AND previous.report_year = indicator.report_year - 1 AND previous.indicator_id = indicator.indicator_id
  )
  SELECT side_by_side.* EXCLUDE (previous_year, previous_template, previous_value),
    previous_year, previous_value,
    CASE WHEN comparability IN ('comparable', 'comparable_with_caveat')
      THEN round(100 * (value - previous_value), 2) + 0 END AS change_points,
    comparability
  FROM side_by_side
  LEFT JOIN verdict ON verdict.indicator_id = side_by_side.indicator_id
    AND verdict.from_template = side_by_side.previous_template
    AND verdict.to_template = side_by_side.template`;
