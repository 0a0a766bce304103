import { withTrust } from './trust.ts';

/**
 * The rows of `report`: `report_fact` with the results of its checks, its problems and its trust. Problems of a
 * document that name none of its reports count for all of them.
 */
export const REPORT_ROWS = `(
  WITH checks AS (
    SELECT report_id,
      count(*) FILTER (status = 'pass' AND severity <> 'note') AS passed,
      count(*) FILTER (status = 'fail' AND severity <> 'note') AS failed,
      count(*) FILTER (status = 'not_assessable' AND severity <> 'note') AS not_assessable,
      count(*) FILTER (status = 'fail' AND severity = 'error') AS errors,
      count(*) FILTER (status = 'fail' AND severity = 'warning') AS warnings,
      count(*) FILTER (status = 'fail' AND starts_with(check_id, 'text_')) AS text
    FROM check_result GROUP BY report_id
  ),
  found AS (
    SELECT report_id,
      count(*) FILTER (severity <> 'note') AS problems,
      CAST(bool_or(code IN ('template_mixed', 'template_unexpected')) AS INTEGER) AS form_doubt
    FROM (
      SELECT report_id, code, severity FROM found_problem WHERE report_id IS NOT NULL
      UNION ALL
      SELECT report_fact.report_id, code, severity FROM report_fact JOIN found_problem USING (document_id)
      WHERE found_problem.report_id IS NULL
    )
    GROUP BY report_id
  ),
  counted AS (
    SELECT report_fact.*,
      coalesce(checks.passed, 0) AS checks_passed,
      coalesce(checks.failed, 0) AS checks_failed,
      coalesce(checks.not_assessable, 0) AS checks_not_assessable,
      coalesce(checks.errors, 0) AS failed_errors,
      coalesce(checks.warnings, 0) AS failed_warnings,
      coalesce(checks.text, 0) AS text_disagreements,
      coalesce(found.problems, 0) AS problems,
      coalesce(found.form_doubt, 0) AS form_doubt
    FROM report_fact
    LEFT JOIN checks USING (report_id)
    LEFT JOIN found USING (report_id)
  )
  ${withTrust('counted')}
  ORDER BY report_id
)`;
