-- 某年收到申请最多的机关 / Agencies with the most requests of a year
-- $year = 2024: report year
SELECT rank() OVER (ORDER BY value DESC) AS rank, division_name, agency_name, value AS requests, url
FROM observation_current
WHERE measure_id = 'requests.new.total' AND report_year = CAST($year AS INTEGER) AND value IS NOT NULL
ORDER BY value DESC, agency_name;
