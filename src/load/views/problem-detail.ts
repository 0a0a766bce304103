export const PROBLEM_DETAIL = `
  SELECT problem.portal_id, problem.severity, problem.code, problem.stage,
    coalesce(report.agency_name, document.listed_agency, url_state.agency) AS agency_name,
    report.report_year,
    coalesce(report.title, document.listed_title, url_state.title) AS title,
    told.means_zh, told.means_en || coalesce(' ' || said.seen_en, '') AS message,
    told.action_zh, told.action_en AS action, problem.facts, problem.anchor, problem.url, problem.report_id, report.is_current,
    problem.document_id, problem.problem_id
  FROM problem
  JOIN problem_code AS told ON told.code = problem.code
  LEFT JOIN problem_text AS said ON said.code = problem.code AND said.facts = problem.facts
  LEFT JOIN report USING (report_id)
  LEFT JOIN document ON document.document_id = problem.document_id
  LEFT JOIN url_state ON url_state.portal_id = problem.portal_id AND url_state.url = problem.url`;
