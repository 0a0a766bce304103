import { noteOf } from './coverage-note.ts';
import { dueOn, joinDeadline } from './due-on.ts';

const AS_OF = `(SELECT CAST(value AS DATE) FROM meta WHERE key = 'as_of')`;

/**
 * Each agency × year in which a report is expected, or exists. For an agency of the registry without any report it is not
 * known since when it reports: only its last year is expected, and only where a portal of its division is crawled.
 */
const EXPECTED = `
  SELECT agency_id,
    CAST(unnest(range(coalesce(first_year, last_year), last_year + 1)) AS INTEGER) AS report_year
  FROM (
    SELECT agency_id, coalesce(any_value(agency.valid_from), min(report_year)) AS first_year,
      coalesce(any_value(agency.valid_to), year(${AS_OF}) - 1, max(report_year)) AS last_year
    FROM agency LEFT JOIN (SELECT agency_id, report_year FROM report WHERE is_current) USING (agency_id)
    GROUP BY agency_id
    HAVING count(report_year) > 0 OR any_value(agency.division_code) IN (SELECT division_code FROM portal)
  )
  UNION
  SELECT agency_id, report_year FROM report WHERE is_current`;

/**
 * Why a report may exist although the dataset has none: documents that gave no report, addresses that were not
 * fetched, and columns that could not be opened (they say nothing about a year). The strongest evidence has rank 1.
 */
const TRACES = `
  SELECT portal.division_code, document.listed_agency AS agency, document.listed_title AS title, false AS any_year,
    1 AS rank, 'unread' AS status, min(problem.code) AS reason, document.url
  FROM document JOIN portal USING (portal_id)
  JOIN problem ON problem.document_id = document.document_id AND problem.severity = 'error'
  ANTI JOIN (SELECT document_id FROM report WHERE agency_id IS NOT NULL AND report_year IS NOT NULL) AS placed
    ON placed.document_id = document.document_id
  GROUP BY ALL
  UNION ALL
  SELECT portal.division_code, state.agency, state.title, state.role IN ('index', 'list') AS any_year,
    CASE WHEN state.status = 'gone' THEN 3 ELSE 2 END AS rank,
    CASE WHEN state.status = 'gone' THEN 'missing' ELSE 'blocked' END AS status, state.reason, state.url
  FROM url_state AS state JOIN portal USING (portal_id)
  WHERE (state.role IN ('report', 'attachment') AND state.status IN ('blocked', 'failed', 'skipped', 'gone'))
    OR (state.role IN ('index', 'list') AND state.status IN ('blocked', 'failed'))`;

export const COVERAGE = `
  WITH expected AS (
    SELECT given.*, ${dueOn('given')} AS due_on, deadline.source AS law
    FROM (FROM (${EXPECTED}) JOIN agency USING (agency_id)) AS given
    ${joinDeadline('given')}
  ),
  lacking AS (
    SELECT agency_id, division_code, name, report_year FROM expected
    ANTI JOIN (SELECT agency_id, report_year FROM report WHERE is_current) USING (agency_id, report_year)
  ),
  called AS (
    SELECT agency_id, division_code, name FROM agency
    UNION SELECT agency_id, division_code, alias FROM agency_alias
  ),
  trace AS (${TRACES}),
  traced AS (
    SELECT lacking.agency_id, lacking.report_year,
      arg_min(trace.status, (rank, trace.url)) AS status,
      arg_min(trace.reason, (rank, trace.url)) AS reason,
      arg_min(trace.url, (rank, trace.url)) AS url
    FROM lacking JOIN called USING (agency_id)
    JOIN trace ON trace.division_code = called.division_code
      AND (trace.any_year OR contains(trace.title, CAST(lacking.report_year AS VARCHAR)))
      AND (trace.agency = called.name
        OR (trace.agency IS NULL AND (trace.any_year OR contains(trace.title, called.name))))
    GROUP BY ALL
  ),
  latest_due AS (
    SELECT years.report_year, max(${dueOn('years')}) AS due_on
    FROM (SELECT DISTINCT report_year FROM expected) AS years
    JOIN deadline ON years.report_year >= deadline.first_year
      AND years.report_year <= coalesce(deadline.last_year, years.report_year)
    GROUP BY ALL
  ),
  judged AS (
    SELECT expected.division_code, division.name AS division_name, expected.name AS agency_name, expected.report_year,
      expected.agency_id, expected.kind,
      CASE WHEN report.report_id IS NOT NULL AND report.published_on > expected.due_on THEN 'late'
        WHEN report.report_id IS NOT NULL THEN 'published'
        WHEN traced.status = 'unread' THEN 'unread'
        WHEN coalesce(expected.due_on, latest_due.due_on) >= ${AS_OF} THEN 'not_yet_due'
        ELSE coalesce(traced.status, 'missing') END AS status,
      expected.due_on, expected.law, report.published_on, report.published_evidence,
      CAST(date_diff('day', expected.due_on, report.published_on) AS INTEGER) AS days_late,
      traced.reason, coalesce(report.url, traced.url) AS url, report.report_id
    FROM expected
    JOIN division ON division.division_code = expected.division_code
    LEFT JOIN report ON report.agency_id = expected.agency_id AND report.report_year = expected.report_year
      AND report.is_current
    LEFT JOIN traced ON traced.agency_id = expected.agency_id AND traced.report_year = expected.report_year
    LEFT JOIN latest_due ON latest_due.report_year = expected.report_year
  )
  SELECT division_code, division_name, agency_name, report_year, agency_id, kind, status, reason,
    ${noteOf('zh')} || coalesce('：' || told.means_zh, '') AS note_zh,
    ${noteOf('en')} || coalesce(': ' || told.means_en, '') AS note_en,
    due_on, law, published_on, published_evidence, days_late, url, report_id
  FROM judged LEFT JOIN problem_code AS told ON told.code = judged.reason`;
