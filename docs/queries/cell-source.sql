-- 一个数字的来源 / Where a figure comes from
-- $agency = 南开区应急管理局: agency
-- $year = 2024: report year
-- $measure = proactive.penalties.decisions: measure
SELECT cell.value, cell.unit, cell.raw, cell.flags, cell.matched_by, cell.anchor, cell.url,
  report.first_captured_at, report.last_captured_at, cell.sha256
FROM observation_current AS cell
JOIN report USING (report_id)
WHERE cell.agency_name = $agency AND cell.report_year = CAST($year AS INTEGER) AND cell.measure_id = $measure;
