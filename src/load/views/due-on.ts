/**
 * Joins the deadline, if the law names one, of something that has a `kind` and a `report_year`.
 * @param of alias of what has them.
 */
export function joinDeadline(of: string): string {
  return `LEFT JOIN deadline ON (deadline.kind = 'all' OR deadline.kind = ${of}.kind)
    AND ${of}.report_year >= deadline.first_year
    AND ${of}.report_year <= coalesce(deadline.last_year, ${of}.report_year)`;
}

/** Last day that is on time, after `joinDeadline`; null without a deadline. */
export function dueOn(of: string): string {
  return `make_date(${of}.report_year + 1, deadline.due_month, deadline.due_day)`;
}
