import { wordsOf } from '../report-content.ts';

export const REVISION_CHANGE = `
  WITH pair AS (
    SELECT later.division_code, later.agency_name, later.report_year, later.url, later.is_current,
      earlier.report_id AS old_report_id, later.report_id AS new_report_id,
      earlier.revision AS old_revision, later.revision AS new_revision,
      earlier.last_captured_at AS old_seen_last, later.first_captured_at AS new_seen_first
    FROM report AS later JOIN report AS earlier ON earlier.report_id = later.earlier_report_id
    WHERE earlier.revision <> later.revision AND later.agency_id IS NOT NULL AND later.report_year IS NOT NULL
  ),
  cell AS (
    SELECT old_report_id, new_report_id, measure_id, true AS is_old, value, raw
    FROM pair JOIN observation ON observation.report_id = pair.old_report_id
    UNION ALL
    SELECT old_report_id, new_report_id, measure_id, false AS is_old, value, raw
    FROM pair JOIN observation ON observation.report_id = pair.new_report_id
  ),
  difference AS (
    SELECT old_report_id, new_report_id, measure_id,
      max(value) FILTER (is_old) AS old_value, max(value) FILTER (NOT is_old) AS new_value,
      max(raw) FILTER (is_old) AS old_raw, max(raw) FILTER (NOT is_old) AS new_raw
    FROM cell GROUP BY ALL
    HAVING old_value IS DISTINCT FROM new_value
      OR (new_value IS NULL AND ${wordsOf('old_raw')} <> ${wordsOf('new_raw')})
  )
  SELECT pair.division_code, division.name AS division_name, pair.agency_name, pair.report_year,
    measure_id, old_value, new_value, old_raw, new_raw, old_revision, new_revision, old_seen_last, new_seen_first,
    pair.is_current, old_report_id, new_report_id, pair.url
  FROM difference JOIN pair USING (old_report_id, new_report_id)
  LEFT JOIN division ON division.division_code = pair.division_code`;
