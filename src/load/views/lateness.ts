import { dueOn, joinDeadline } from './due-on.ts';

export const LATENESS = `
  WITH judged AS (
    SELECT placed.*, ${dueOn('placed')} AS due_on, deadline.source AS law
    FROM (
      SELECT report.*, agency.kind FROM report JOIN agency USING (agency_id) WHERE report.is_current
    ) AS placed
    ${joinDeadline('placed')}
  )
  SELECT judged.division_code, division.name AS division_name, agency_name, report_year, kind,
    due_on, published_on, published_evidence,
    CAST(date_diff('day', due_on, published_on) AS INTEGER) AS days_late,
    CASE WHEN due_on IS NULL AND kind IS NULL THEN '机关类别不明'
      WHEN due_on IS NULL THEN '条例未规定此类机关的期限'
      WHEN published_on IS NULL THEN '发布日期不明' END AS null_reason_zh,
    CASE WHEN due_on IS NULL AND kind IS NULL THEN 'the kind of the agency is unknown'
      WHEN due_on IS NULL THEN 'the law names no deadline for agencies of this kind'
      WHEN published_on IS NULL THEN 'the date of publication is unknown' END AS null_reason_en,
    law, report_id, url
  FROM judged JOIN division USING (division_code)`;
