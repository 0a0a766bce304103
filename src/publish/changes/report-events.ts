/**
 * What happened to reports, as rows of `kind`, `captured_at`, `report_id`, `earlier_report_id` and `portal_id`:
 * - `new`: the first report of an agency and year, or one whose agency or year is unknown;
 * - `another_address`: a report that is known already shows up, on a later day, at an address where it was not before;
 * - `changed`: an address shows other cells or another text than before. A page that was only redesigned is none: its
 *   report keeps the number of its revision.
 */
export const REPORT_EVENTS = `
  WITH ordered AS (
    SELECT *, bool_or(is_current) OVER same_address AS at_current_address,
      lag(report_id) OVER contents AS earlier_report_id,
      lag(revision) OVER contents AS earlier_revision
    FROM report WHERE first_captured_at IS NOT NULL
    WINDOW same_address AS (PARTITION BY agency_id, report_year, portal_id, url),
      contents AS (
        PARTITION BY agency_id, report_year, portal_id, url ORDER BY first_captured_at, report_id
      )
  ),
  arrived AS (
    SELECT *, CAST(first_captured_at AS DATE) AS arrived_on,
      CASE WHEN agency_id IS NULL OR report_year IS NULL THEN report_id ELSE '' END AS unplaced
    FROM ordered WHERE earlier_report_id IS NULL
  ),
  ranked AS (
    SELECT *, min(arrived_on) OVER (PARTITION BY agency_id, report_year, unplaced) AS known_on,
      row_number() OVER (
        PARTITION BY agency_id, report_year, unplaced
        ORDER BY arrived_on, at_current_address DESC, first_captured_at, report_id
      ) AS rank
    FROM arrived
  )
  SELECT 'changed' AS kind, first_captured_at AS captured_at, report_id, earlier_report_id, portal_id
  FROM ordered WHERE revision <> earlier_revision
  UNION ALL
  SELECT CASE WHEN rank = 1 THEN 'new' ELSE 'another_address' END, first_captured_at, report_id, NULL, portal_id
  FROM ranked WHERE rank = 1 OR arrived_on > known_on`;
