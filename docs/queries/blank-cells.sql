-- 空白与零 / Cells that an agency left blank, by report: not the same as zero
SELECT agency_name, report_year, count(*) FILTER (value = 0) AS zeros,
  count(*) FILTER (list_contains(flags, 'blank')) AS blank,
  count(*) FILTER (list_contains(flags, 'placeholder')) AS dashes, any_value(url) AS url
FROM observation_current
GROUP BY ALL
HAVING blank + dashes > 0
ORDER BY blank + dashes DESC, agency_name, report_year;
