import { column, optional, type ViewSpec, view } from './spec.ts';

const DIVISION_MEASURE = [
  column('division_code', 'VARCHAR', '行政区划代码', 'GB/T 2260 code'),
  optional('division_name', 'VARCHAR', '行政区划', 'Name of the division'),
  column('report_year', 'INTEGER', '报告年度', 'Year that the reports are about'),
  column('measure_id', 'VARCHAR', '指标', 'table.row.column; those that the form of the year asks for'),
  column('measure_order', 'INTEGER', '指标顺序', 'Position in the form, from 1'),
  column('measure_zh', 'VARCHAR', '指标名称', 'Chinese labels, headings first'),
  column('measure_en', 'VARCHAR', '指标英文名称', 'English labels, headings first'),
  column('unit', 'VARCHAR', '单位', '件, 项, 万元 …'),
] as const;

const NOTES = [
  optional('note_zh', 'VARCHAR', '说明', 'What a reader must know; null when there is nothing'),
  optional('note_en', 'VARCHAR', '英文说明', 'The same in English'),
] as const;

/** The correct sums of a division, which never mix levels. */
export const TOTAL_VIEWS = {
  division_total: view(
    'division_total',
    '本级政府合计：取自本级政府自己的报告',
    'The total of a division as its government reports it, its departments included; null where its government has no ' +
      'report, and never the sum of its departments',
    [
      ...DIVISION_MEASURE,
      optional(
        'value',
        'DOUBLE',
        '数值',
        'Value in the report of the government, corrected by hand where it was',
      ),
      ...NOTES,
      optional('checks_failed', 'INTEGER', '检查不通过', 'Arithmetic checks of that report that do not hold'),
      optional('trust', 'VARCHAR', '可信度', 'Trust of that report'),
      optional('report_id', 'VARCHAR', '报告编号', 'Report of the government'),
      optional('url', 'VARCHAR', '网址', 'Address of the document'),
    ],
  ),
  kind_total: view(
    'kind_total',
    '同类机关合计',
    'Sums over the agencies of one kind in one division: departments, townships, street offices. Not the total of the ' +
      'division, which is in division_total; agencies of unknown kind are in no sum',
    [
      ...DIVISION_MEASURE,
      column('kind', 'VARCHAR', '类别', 'Kind of the agencies that are summed; government is none'),
      optional('value', 'DOUBLE', '数值', 'Sum of the values that are known; null when none is'),
      column('agencies_summed', 'INTEGER', '合计机关数', 'Agencies whose value is in the sum'),
      column(
        'agencies_unknown',
        'INTEGER',
        '数值不明机关数',
        'Agencies with a report whose value is unknown, or on a form that may not be compared with that of the year',
      ),
      column(
        'agencies_without_report',
        'INTEGER',
        '无报告机关数',
        'Agencies that should have a report (coverage)',
      ),
      column(
        'report_ids',
        'VARCHAR[]',
        '报告编号',
        'Reports whose values are in the sum; coverage, reports and observations have their addresses',
      ),
      ...NOTES,
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
