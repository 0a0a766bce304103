-- 在文字部分中查找词语 / Words in the narrative
-- $word = 依申请: text to look for
SELECT agency.name AS agency_name, report.report_year, narrative_section.heading,
  substr(text, greatest(1, strpos(text, $word) - 20), 60) AS excerpt, report.url, narrative_section.anchor
FROM narrative_section
JOIN report USING (report_id)
JOIN agency USING (agency_id)
WHERE report.is_current AND contains(text, $word)
ORDER BY agency_name, report.report_year, narrative_section.number;
