import { sqlText } from '../../workspace/index.ts';

/** The subject of a row of a comparison. */
export const GROUPINGS = ['agency', 'division', 'level'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * Is `division_code` one of those requested, as SQL? Unlike a parameter or a list, DuckDB applies a literal range
 * below the joins of a view, before reading; the list then removes the divisions between.
 */
export function inScope(divisions: readonly string[]): string {
  const texts = [...divisions].sort().map(sqlText);
  const [first] = texts;
  if (first === undefined) return 'false';
  return `division_code BETWEEN ${first} AND ${texts.at(-1) ?? first} AND division_code IN (${texts.join(', ')})`;
}

/** Every agency in every year in which a report is expected of it. */
const agencies = (scope: string) => `
  SELECT coverage.agency_id, coverage.division_code, division_name, agency_name, agency.kind, agency.level, report_year, report_id,
    CASE WHEN report_id IS NULL THEN CASE status
      WHEN 'blocked' THEN '无法访问' WHEN 'unread' THEN '有文件而未能读出' WHEN 'not_yet_due' THEN '未到公布期限'
      ELSE '未找到报告' END || coalesce('（' || reason || '）', '') END AS lack_zh,
    CASE WHEN report_id IS NULL
      THEN 'no report: ' || replace(status, '_', ' ') || coalesce(' (' || reason || ')', '') END AS lack_en
  FROM (FROM coverage WHERE ${scope}) AS coverage JOIN agency USING (agency_id)`;

/** Every division in every year, by its government's own report, as chosen by the view division_total. */
const divisions = (scope: string) => `
  SELECT CAST(NULL AS VARCHAR) AS agency_id, division.division_code, division.name AS division_name,
    CAST(NULL AS VARCHAR) AS agency_name, 'government' AS kind, division.level, year.report_year, total.report_id,
    CASE WHEN total.report_id IS NULL THEN coalesce(total.note_zh, '数据集中没有该地区的报告') END AS lack_zh,
    CASE WHEN total.report_id IS NULL THEN coalesce(total.note_en, 'no report of this division in the dataset') END AS lack_en
  FROM (FROM division WHERE ${scope}) AS division CROSS JOIN year
  LEFT JOIN (FROM division_total WHERE ${scope} AND measure_id = from_json($terms, '["VARCHAR"]')[1]) AS total
    ON total.division_code = division.division_code AND total.report_year = year.report_year`;

/** Subjects × years with the report of each, as SQL; `lack_…` says why there is none. */
export const SUBJECTS: Readonly<Record<Grouping, (scope: string) => string>> = {
  agency: agencies,
  division: divisions,
  level: divisions,
};
