/**
 * Columns by which readers pick reports. A view that groups has them inside the grouping, and joins by them, so that
 * no more is grouped, or read of `observation`, which lies by division, than what is picked.
 */
export const PICKED_BY: readonly string[] = ['division_code', 'agency_name', 'report_year'];
