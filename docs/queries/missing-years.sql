-- 缺少的年度报告 / Years between an agency's first and last report that have none
SELECT name AS agency_name, missing.report_year
FROM (
  SELECT agency_id, unnest(range(min(report_year), max(report_year))) AS report_year
  FROM report WHERE is_current GROUP BY agency_id
) AS missing
JOIN agency USING (agency_id)
WHERE NOT EXISTS (
  FROM report WHERE report.agency_id = missing.agency_id AND report.report_year = missing.report_year AND is_current
)
ORDER BY agency_name, missing.report_year;
