export const QUALITY = `
  WITH asked AS (
    SELECT template, CAST(count(*) AS INTEGER) AS cells
    FROM measure_template JOIN measure USING (measure_id) WHERE NOT derived GROUP BY ALL
  ),
  corrected AS (
    SELECT report_id, count(*) AS cells FROM correction WHERE status = 'applied' GROUP BY ALL
  ),
  found AS (
    SELECT report.report_id,
      count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings
    FROM report JOIN problem USING (document_id)
    WHERE coalesce(problem.report_id, report.report_id) = report.report_id GROUP BY ALL
  )
  SELECT report.division_code, division.name AS division_name, report.agency_name, report.report_year,
    report.template, asked.cells AS cells_asked, report.cells_valued, report.cells_null,
    CAST(coalesce(corrected.cells, 0) AS INTEGER) AS cells_corrected,
    report.checks_passed, report.checks_failed, report.checks_not_assessable,
    CAST(coalesce(found.errors, 0) AS INTEGER) AS problems_error,
    CAST(coalesce(found.warnings, 0) AS INTEGER) AS problems_warning,
    report.trust, report.trust_reason_zh, report.trust_reason_en, report.report_id, report.url
  FROM report
  JOIN division USING (division_code)
  LEFT JOIN asked USING (template)
  LEFT JOIN corrected USING (report_id)
  LEFT JOIN found USING (report_id)
  WHERE report.is_current`;
