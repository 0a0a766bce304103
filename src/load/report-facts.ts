import { REPORT_CONTENT } from './report-content.ts';

/**
 * Every report with what its documents, their captures and its cells say about it. A report that was joined from several
 * documents was first captured when the last of them was.
 */
const REPORT_WITH_COUNTS = `
  WITH document_seen AS (
    SELECT document_id, min(captured_at) AS first_captured_at, max(captured_at) AS last_captured_at
    FROM document JOIN capture USING (portal_id, url, sha256) GROUP BY ALL
  ),
  seen AS (
    SELECT report_id,
      max(first_captured_at) AS first_captured_at, max(last_captured_at) AS last_captured_at
    FROM extracted_report_source JOIN document_seen USING (document_id) GROUP BY ALL
  ),
  content AS (${REPORT_CONTENT})
  SELECT report.* REPLACE (coalesce(known.name, report.agency_name) AS agency_name),
    coalesce(known.agency_id, report.division_code || '-' || report.agency_name) AS agency_id,
    document.portal_id, document.url, document.page_url, document.sha256,
    seen.first_captured_at, seen.last_captured_at,
    coalesce(content.content, hash(document.sha256)) AS content,
    coalesce(valued, 0) AS cells_valued,
    coalesce(cells - valued, 0) AS cells_null,
    coalesce(guessed, 0) AS guessed_cells,
    coalesce(counted, 0) AS counted_cells,
    coalesce(disputed, 0) AS disputed_cells,
    coalesce(borrowed, 0) AS borrowed_cells
  FROM extracted_report AS report
  JOIN document USING (document_id)
  LEFT JOIN seen USING (report_id)
  LEFT JOIN cells_read USING (report_id)
  LEFT JOIN content USING (report_id)
  LEFT JOIN agency_alias AS alias
    ON alias.division_code = report.division_code AND alias.alias = report.agency_name
  LEFT JOIN agency AS known ON known.agency_id = alias.agency_id`;

/** One page about one agency and year, and its contents in the order of their first capture. */
const PAGE = 'agency_id, report_year, portal_id, page_url';
const CONTENTS = `PARTITION BY ${PAGE} ORDER BY first_captured_at NULLS LAST, report_id`;

/**
 * Temporary table `report_fact`: the report with its place among those of the same agency and year. A content of a
 * page that says the same as the one before it has the same revision number.
 * `is_latest` is false for contents that their page no longer shows. The column `report.is_current` describes
 * how the current one is chosen. The time of the last capture counts by the day: within one crawl
 * it only shows the order of the queue.
 */
export const CREATE_REPORT_FACTS = `
  CREATE TEMP TABLE report_fact AS
  WITH followed AS (
    SELECT *,
      lag(report_id) OVER contents AS earlier_report_id,
      lag(content) OVER contents IS DISTINCT FROM content AS is_revised,
      last_captured_at IS NOT DISTINCT FROM max(last_captured_at) OVER (PARTITION BY ${PAGE}) AS is_latest
    FROM (${REPORT_WITH_COUNTS})
    WINDOW contents AS (${CONTENTS})
  ),
  placed AS (
    SELECT * EXCLUDE (content, is_revised), count(*) FILTER (is_revised) OVER (${CONTENTS}) AS revision
    FROM followed
  )
  SELECT *,
    agency_id IS NOT NULL AND report_year IS NOT NULL AND 1 = row_number() OVER (
      PARTITION BY agency_id, report_year
      ORDER BY is_latest DESC, cells_valued > 0 DESC, published_on DESC NULLS LAST,
        CAST(last_captured_at AS DATE) DESC NULLS LAST, report_id
    ) AS is_current
  FROM placed`;

/** Agencies that reports name and the registry does not. */
export const REPORTED_AGENCIES = `
  SELECT DISTINCT division_code, agency_name AS name FROM report_fact
  ANTI JOIN agency USING (agency_id)
  WHERE agency_id IS NOT NULL ORDER BY ALL`;
