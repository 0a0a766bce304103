import { RETURNED_CONTENTS } from './returned-contents.ts';

/**
 * What happened to reports, as rows of `kind`, `captured_at`, `report_id`, `earlier_report_id` and `portal_id`:
 * - `new`: the first report of an agency and year, or one whose agency or year is unknown;
 * - `another_address`: a known report appears, on a later day, at an address where it was not before;
 * - `changed`: an address shows other cells or another text than before. A page that was only redesigned has not changed: its
 *   report keeps its revision number. A page that shows again what it showed before the last change has changed too.
 */
export const REPORT_EVENTS = `
  WITH arrived AS (
    SELECT *, CAST(first_captured_at AS DATE) AS arrived_on,
      CASE WHEN agency_id IS NULL OR report_year IS NULL THEN report_id ELSE '' END AS unplaced
    FROM report WHERE earlier_report_id IS NULL AND first_captured_at IS NOT NULL
  ),
  ranked AS (
    SELECT *, min(arrived_on) OVER (PARTITION BY agency_id, report_year, unplaced) AS known_on,
      row_number() OVER (
        PARTITION BY agency_id, report_year, unplaced
        ORDER BY arrived_on, is_current DESC, first_captured_at, report_id
      ) AS rank
    FROM arrived
  )
  SELECT 'changed' AS kind, report.first_captured_at AS captured_at, report.report_id,
    report.earlier_report_id AS earlier_report_id, report.portal_id
  FROM report JOIN report AS earlier ON earlier.report_id = report.earlier_report_id
  WHERE report.revision <> earlier.revision
  UNION ALL
  SELECT 'changed', captured_at, report_id, earlier_report_id, portal_id FROM (${RETURNED_CONTENTS})
  UNION ALL
  SELECT CASE WHEN rank = 1 THEN 'new' ELSE 'another_address' END, first_captured_at, report_id, NULL, portal_id
  FROM ranked WHERE rank = 1 OR arrived_on > known_on`;
