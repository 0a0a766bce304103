-- 某年收到申请最多的同类机关 / Agencies of one kind with the most requests of a year
-- $year = 2024: report year
-- $kind = department: as in the table agency; a government's report includes its departments, so kinds are never ranked together
SELECT rank() OVER (ORDER BY value DESC) AS rank, division_name, agency_name, value AS requests, url
FROM observation_current JOIN (SELECT division_code, name AS agency_name, kind FROM agency) USING (division_code, agency_name)
WHERE measure_id = 'requests.new.total' AND report_year = CAST($year AS INTEGER) AND kind = $kind AND value IS NOT NULL
ORDER BY value DESC, agency_name;
