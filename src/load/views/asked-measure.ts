/** Every division × year with a report, with each measure of the form of the year. */
export const ASKED_MEASURE = `(
  SELECT reported.division_code, division.name AS division_name, reported.report_year,
    measure.measure_id, measure.measure_order, measure.zh AS measure_zh, measure.en AS measure_en, measure.unit, template.template
  FROM (SELECT DISTINCT division_code, report_year FROM report WHERE is_current) AS reported
  JOIN division USING (division_code)
  JOIN template ON reported.report_year >= template.first_year
    AND reported.report_year <= coalesce(template.last_year, reported.report_year)
  JOIN measure_template USING (template)
  JOIN measure USING (measure_id)
)`;
