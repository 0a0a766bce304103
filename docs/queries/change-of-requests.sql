-- 本年新收申请的逐年变化 / How the number of new requests changed from year to year
-- $agency = %: agency, % stands for any characters
SELECT agency_name, report_year, value, previous_value, change, change_pct, comparability, reason_zh,
  checks_failed, previous_checks_failed, url
FROM year_over_year
WHERE measure_id = 'requests.new.total' AND agency_name LIKE $agency
ORDER BY division_code, agency_name, report_year;
