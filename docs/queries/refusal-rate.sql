-- 不予公开率 / Share of requests that were refused
-- $year = 2024: report year
SELECT agency_name, round(100 * value, 1) AS percent, numerator AS refused, denominator AS handled,
  null_reason_zh, trust, url
FROM indicator
WHERE indicator_id = 'refusal_rate' AND report_year = CAST($year AS INTEGER)
ORDER BY value DESC NULLS LAST, agency_name;
