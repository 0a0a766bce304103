import { differingCells } from '../../domain/index.ts';

export const REVISION_CHANGE = `
  WITH pair AS (
    SELECT later.division_code, later.agency_name, later.report_year, later.url, later.is_current,
      later.report_id, later.earlier_report_id,
      earlier.revision AS old_revision, later.revision AS new_revision,
      earlier.last_captured_at AS old_seen_last, later.first_captured_at AS new_seen_first
    FROM report AS later JOIN report AS earlier ON earlier.report_id = later.earlier_report_id
    WHERE earlier.revision <> later.revision AND later.agency_id IS NOT NULL AND later.report_year IS NOT NULL
  )
  SELECT pair.division_code, division.name AS division_name, pair.agency_name, pair.report_year,
    measure_id, old_value, new_value, old_raw, new_raw, old_revision, new_revision, old_seen_last, new_seen_first,
    pair.is_current, earlier_report_id AS old_report_id, report_id AS new_report_id, pair.url
  FROM (${differingCells('pair')}) JOIN pair USING (report_id, earlier_report_id)
  LEFT JOIN division ON division.division_code = pair.division_code`;
