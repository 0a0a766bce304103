import { COVERAGE_VIEWS } from './coverage-views.ts';
import { HISTORY_VIEWS } from './history-views.ts';
import { REPORT_CHECKS, REPORT_IDENTITY, REPORT_TRUST } from './report-table.ts';
import { column, optional, type ViewSpec, view } from './spec.ts';
import { TOTAL_VIEWS } from './total-views.ts';

const TABLE_IDS = 'proactive (二), requests (三), review (四), statistics (the form of 2014–2018)';

const INDICATOR_COLUMNS = [
  ...REPORT_IDENTITY,
  column('indicator_id', 'VARCHAR', '指标比率', 'Indicator'),
  column('indicator_order', 'INTEGER', '顺序', 'Position in data/registry/indicators.json, from 1'),
  column('indicator_zh', 'VARCHAR', '名称', 'Chinese name'),
  column('indicator_en', 'VARCHAR', '英文名称', 'English name'),
  optional('template', 'VARCHAR', '表式', 'Form of the report'),
  optional('numerator', 'DOUBLE', '分子', 'Sum above the line; null when one of its cells is unknown'),
  optional('denominator', 'DOUBLE', '分母', 'Sum below the line; null when one of its cells is unknown'),
  optional('value', 'DOUBLE', '比率', 'numerator / denominator, six decimals: 0.25 is 25 %'),
  optional('null_reason_zh', 'VARCHAR', '无值原因', 'Why there is no value; null when there is one'),
  optional('null_reason_en', 'VARCHAR', '无值英文原因', 'The same in English'),
  column('checks_failed', 'INTEGER', '检查不通过', 'Arithmetic checks of the report that do not hold'),
  column('trust', 'VARCHAR', '可信度', 'high, medium or low, as in report'),
  column('report_id', 'VARCHAR', '报告编号', 'Report'),
  column('url', 'VARCHAR', '网址', 'Address of the document'),
] as const;

/**
 * The most frequent questions to the dataset. Views that are also CSV files have no time of crawling, so the same
 * portal content gives the same rows; what coverage calls due is judged by the day of the newest crawl.
 */
export const SNAPSHOT_VIEWS = {
  observation_current: view(
    'observation_current',
    '各机关各年度现行报告的全部单元格',
    'Every cell of each current report, one row a cell',
    [
      ...REPORT_IDENTITY,
      column('measure_id', 'VARCHAR', '指标', 'table.row.column'),
      column('measure_order', 'INTEGER', '指标顺序', 'Position in the form, from 1'),
      column('table_id', 'VARCHAR', '表', TABLE_IDS),
      column('row_id', 'VARCHAR', '行', 'Row of the table'),
      column('column_id', 'VARCHAR', '列', 'Column of the table'),
      column('measure_zh', 'VARCHAR', '指标名称', 'Chinese labels, headings first'),
      column('measure_en', 'VARCHAR', '指标英文名称', 'English labels, headings first'),
      column('template', 'VARCHAR', '表式', 'Form that the cell was read as'),
      optional(
        'value',
        'DOUBLE',
        '数值',
        'Value in unit, corrected by hand where corrected says so; null is unknown, never zero',
      ),
      optional('value_as_read', 'DOUBLE', '读取值', 'Value as the document has it'),
      column('corrected', 'BOOLEAN', '已更正', 'True when a correction by hand was applied'),
      optional('correction_reason', 'VARCHAR', '更正理由', 'Why it was corrected'),
      optional('correction_source', 'VARCHAR', '更正依据', 'Where the right value stands'),
      column('unit', 'VARCHAR', '单位', '件, 项, 万元 …'),
      optional('raw', 'VARCHAR', '原文', 'Text of the cell'),
      column('flags', 'VARCHAR[]', '标记', 'What was peculiar about reading it; corrected'),
      optional('matched_by', 'VARCHAR', '定位依据', 'What placed the value: labels, sequence, text'),
      optional('anchor', 'VARCHAR', '原文位置', 'Place in the source document'),
      optional(
        'confidence',
        'DOUBLE',
        '识别置信度',
        'Of a cell recognised in a picture, 0 to 1; null otherwise',
      ),
      column('checks_failed', 'INTEGER', '检查不通过', 'Arithmetic checks of the report that do not hold'),
      optional('published_on', 'DATE', '发布日期', 'Date of publication of the report'),
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('url', 'VARCHAR', '网址', 'Address of the document that prints the cell'),
      column('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the document that prints the cell, hex'),
    ],
  ),
  report_wide: view(
    'report_wide',
    '现行报告：一行一份报告，一列一个指标',
    'Current reports, one row a report; the columns below are followed by one column for each measure, ' +
      'named by its id with two underscores for each dot: requests__new__total; values are corrected by hand where a ' +
      'correction was applied',
    [
      ...REPORT_IDENTITY,
      optional('template', 'VARCHAR', '表式', '2021, 2019, 2014, mixed; null when no table was found'),
      optional('title', 'VARCHAR', '标题', 'Title as printed'),
      optional('published_on', 'DATE', '发布日期', 'Date of publication'),
      optional('signed_on', 'DATE', '落款日期', 'Date under the signature'),
      column(
        'identity_conflict',
        'BOOLEAN',
        '身份矛盾',
        'The source contradicts itself on agency, year or date',
      ),
      column('cells_valued', 'INTEGER', '有值单元格', 'Cells with a value'),
      column('cells_null', 'INTEGER', '无值单元格', 'Cells that are blank, missing or no number'),
      ...REPORT_CHECKS,
      column('problems', 'INTEGER', '问题数', 'Problems of severity error or warning'),
      ...REPORT_TRUST,
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('url', 'VARCHAR', '网址', 'Address of the document'),
      column('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the document, hex'),
    ],
  ),
  year_over_year: view(
    'year_over_year',
    '与上年比较',
    'Each measure of each current report, derived ones included, beside the same of the year before; values are ' +
      'corrected by hand where a correction was applied',
    [
      ...REPORT_IDENTITY,
      column('measure_id', 'VARCHAR', '指标', 'table.row.column'),
      column('measure_order', 'INTEGER', '指标顺序', 'Position in the form, from 1'),
      column('measure_zh', 'VARCHAR', '指标名称', 'Chinese labels, headings first'),
      column('measure_en', 'VARCHAR', '指标英文名称', 'English labels, headings first'),
      column('unit', 'VARCHAR', '单位', '件, 项, 万元 …'),
      column('template', 'VARCHAR', '表式', 'Form of the value'),
      optional('value', 'DOUBLE', '数值', 'Value of report_year'),
      column('previous_year', 'INTEGER', '上年', 'report_year − 1'),
      optional('previous_template', 'VARCHAR', '上年表式', 'Form of the previous value'),
      optional('previous_value', 'DOUBLE', '上年数值', 'Value of the year before'),
      optional('change', 'DOUBLE', '增减', 'value − previous_value; null when the two may not be compared'),
      optional(
        'change_pct',
        'DOUBLE',
        '增减百分比',
        'Change in percent of previous_value, two decimals; null when previous_value is zero or negative',
      ),
      optional(
        'comparability',
        'VARCHAR',
        '可比性',
        'comparable, comparable_with_caveat, break, absent; null without a report (or a form) of the year before',
      ),
      optional('reason_zh', 'VARCHAR', '说明', 'Why there is no change or percentage, or with what caveat'),
      optional('reason_en', 'VARCHAR', '英文说明', 'The same in English'),
      column('checks_failed', 'INTEGER', '检查不通过', 'Arithmetic checks of the report that do not hold'),
      optional(
        'previous_checks_failed',
        'INTEGER',
        '上年检查不通过',
        'The same of the report of the year before',
      ),
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      optional('previous_report_id', 'VARCHAR', '上年报告编号', 'Report of the year before'),
      column('url', 'VARCHAR', '网址', 'Address of the document'),
      optional('previous_url', 'VARCHAR', '上年网址', 'Address of the document of the year before'),
    ],
  ),
  indicator: view(
    'indicator',
    '指标比率：每份现行报告的每个比率',
    'Each indicator of each current report; values are corrected by hand where a correction was applied',
    INDICATOR_COLUMNS,
  ),
  indicator_year_over_year: view(
    'indicator_year_over_year',
    '指标比率与上年比较',
    'Each indicator of each current report beside that of the year before',
    [
      ...INDICATOR_COLUMNS,
      column('previous_year', 'INTEGER', '上年', 'report_year − 1'),
      optional('previous_value', 'DOUBLE', '上年比率', 'Value of the year before'),
      optional(
        'change_points',
        'DOUBLE',
        '增减百分点',
        'Change in percentage points, two decimals; null when the two may not be compared',
      ),
      optional(
        'comparability',
        'VARCHAR',
        '可比性',
        'The worst among the measures of the indicator: comparable, comparable_with_caveat, break, absent; null ' +
          'without a report of the year before, or when one of the two mixes forms',
      ),
    ],
  ),
  problem_detail: view(
    'problem_detail',
    '问题清单：缺失或存疑之处及其原因',
    'What is missing or doubtful, with the agency and title that the portal lists',
    [
      optional(
        'portal_id',
        'VARCHAR',
        '门户',
        'Portal; null for a correction by hand of a division that no portal here covers',
      ),
      column('severity', 'VARCHAR', '严重程度', 'error (missing), warning (look before you print), note'),
      column('code', 'VARCHAR', '代码', 'Code of the problem'),
      column('stage', 'VARCHAR', '环节', 'crawl, extract or load: who noticed'),
      optional('agency_name', 'VARCHAR', '机关名称', 'Agency of the report, else as the portal lists it'),
      optional('report_year', 'INTEGER', '报告年度', 'Year of the report'),
      optional('title', 'VARCHAR', '标题', 'Title of the report, else as the portal lists it'),
      column('means_zh', 'VARCHAR', '说明', 'What is wrong'),
      column('message', 'VARCHAR', '英文说明', 'The same in English, and what was seen'),
      column('action_zh', 'VARCHAR', '处理建议', 'What a reader can do'),
      column('action', 'VARCHAR', '英文处理建议', 'The same in English'),
      column('facts', 'VARCHAR', '所见', 'What was seen, as JSON; {} where the code says it all'),
      optional('anchor', 'VARCHAR', '原文位置', 'Place in the source'),
      optional('url', 'VARCHAR', '网址', 'URL that it is about; null when portal_id is'),
      optional('report_id', 'VARCHAR', '报告编号', 'Report that it is about'),
      optional(
        'is_current',
        'BOOLEAN',
        '现行',
        'False when it is about a report that another one replaces; null when it is about no report',
      ),
      optional('document_id', 'VARCHAR', '文件编号', 'Document that it is about'),
      column('problem_id', 'INTEGER', '问题编号', 'Counts from 1 by portal, URL and place'),
    ],
  ),
  ...COVERAGE_VIEWS,
  ...TOTAL_VIEWS,
  ...HISTORY_VIEWS,
} as const satisfies Record<string, ViewSpec>;
