/**
 * Columns by which readers filter reports. A view with a grouping has them inside the grouping, and joins by them, so that
 * only the filtered rows are grouped, and read from `observation`, which is in the order of divisions.
 */
export const PICKED_BY: readonly string[] = ['division_code', 'agency_name', 'report_year'];
