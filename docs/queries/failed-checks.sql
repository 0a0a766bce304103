-- 勾稽关系不成立的报告 / Reports whose sums do not add up
SELECT agency.name AS agency_name, report.report_year, check_result.check_id, check_result.along,
  check_result.left_value, check_result.right_value, report.url
FROM check_result
JOIN report USING (report_id)
JOIN agency USING (agency_id)
WHERE report.is_current AND check_result.status = 'fail' AND check_result.severity = 'error'
ORDER BY agency_name, report.report_year, check_result.check_id, check_result.along;
