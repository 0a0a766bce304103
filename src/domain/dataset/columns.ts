import type { ColumnSpec, ColumnType, TextList } from './spec.ts';

type Meaning = readonly [type: ColumnType, zh: string, en: string];

/** Every column of the dataset by its name, which means the same in each table and view that has it. */
export const COLUMNS = {
  action: ['VARCHAR', '英文处理建议', 'The same in English'],
  action_en: ['VARCHAR', '英文处理建议', 'The same in English'],
  action_zh: ['VARCHAR', '处理建议', 'What a reader can do'],
  agencies_found: ['INTEGER', '机关数', 'Agencies they belong to'],
  agencies_summed: ['INTEGER', '合计机关数', 'Agencies whose value is in the sum'],
  agencies_unknown: [
    'INTEGER',
    '数值不明机关数',
    'Agencies with a report whose value is unknown, or on a form that may not be compared with that of the year',
  ],
  agencies_without_report: ['INTEGER', '无报告机关数', 'Agencies that should have a report (coverage)'],
  agency: ['VARCHAR', '列表机关', 'Agency under which the portal lists it'],
  agency_evidence: ['VARCHAR', '机关依据', 'Source of the agency, and its words'],
  agency_id: [
    'VARCHAR',
    '机关编号',
    'Agency: division_code, a hyphen, the name; null when the agency or its division is unknown',
  ],
  agency_name: [
    'VARCHAR',
    '机关名称',
    'Agency that the report is about, by its name in agency; where the report writes it otherwise, its words are in agency_evidence. Where no report was read, the agency as the portal lists it',
  ],
  alias: ['VARCHAR', '别名', 'Name as some reports write it'],
  along: ['VARCHAR', '列或行', 'Column (or row) that the check was made on'],
  anchor: ['VARCHAR', '原文位置', 'Place in the source document'],
  author: ['VARCHAR', '更正人', 'Who corrected'],
  blocked: ['INTEGER', '受阻', 'URLs behind a challenge'],
  bytes: ['BIGINT', '字节数', 'Bytes of the decoded body; of a run all bytes that it received'],
  captured_at: ['TIMESTAMP', '抓取时间', 'UTC'],
  cell: ['VARCHAR', '单元格', 'Measure id'],
  cells: ['INTEGER', '单元格', 'Cells with a value that were taken from it'],
  cells_asked: ['INTEGER', '应有单元格', 'Cells of its form; null without one form'],
  cells_corrected: ['INTEGER', '更正单元格', 'Cells corrected by hand'],
  cells_different: ['INTEGER', '不同单元格', 'Cells that it prints otherwise; each is flagged'],
  cells_null: ['INTEGER', '无值单元格', 'Cells that are blank, missing or no number'],
  cells_same: [
    'INTEGER',
    '相同单元格',
    'Cells that it confirms as the report in another format; null for a document that was not compared',
  ],
  cells_valued: ['INTEGER', '有值单元格', 'Cells with a value'],
  change: ['DOUBLE', '增减', 'value − previous_value; null when the two may not be compared'],
  change_pct: [
    'DOUBLE',
    '增减百分比',
    'Change in percent of previous_value, two decimals; null when previous_value is zero or negative',
  ],
  change_points: [
    'DOUBLE',
    '增减百分点',
    'Change in percentage points, two decimals; null when the two may not be compared',
  ],
  check_id: ['VARCHAR', '检查', 'Id of the check in data/registry/checks.json'],
  checked_at: ['TIMESTAMP', '检查时间', 'When it was last asked for, UTC'],
  checks_failed: ['INTEGER', '检查不通过', 'Such checks that do not hold'],
  checks_not_assessable: ['INTEGER', '检查无法判断', 'Such checks that lack a value'],
  checks_passed: [
    'INTEGER',
    '检查通过',
    'Arithmetic checks of the report, of severity error or warning, that hold',
  ],
  code: ['VARCHAR', '代码', 'Code of the problem'],
  column_id: ['VARCHAR', '列', 'Column of the table'],
  comparability: [
    'VARCHAR',
    '可比性',
    'comparable, comparable_with_caveat, break (counts something else), absent; of several forms or measures the worst; null without a report of the year before, or where one of the two is on no form or mixes forms',
  ],
  confidence: [
    'DOUBLE',
    '识别置信度',
    'Of a cell recognised in a picture: probability of its least certain character, 0 to 1; null where nothing had to be recognised',
  ],
  content_type: ['VARCHAR', '内容类型', 'Content-Type header'],
  corrected: ['BOOLEAN', '已更正', 'True when a correction by hand was applied'],
  corrected_on: ['DATE', '更正日期', 'When'],
  correction_reason: ['VARCHAR', '更正理由', 'Why it was corrected'],
  correction_source: ['VARCHAR', '更正依据', 'Source of the right value'],
  days_late: ['INTEGER', '逾期天数', 'Days from due_on to published_on; zero or less is in time'],
  denominator: ['DOUBLE', '分母', 'Sum below the line; null when one of its cells is unknown'],
  derived: ['BOOLEAN', '派生', 'True for a sum that is in no form: see derived_measure'],
  division_code: ['VARCHAR', '行政区划代码', 'GB/T 2260 code of the division, six digits'],
  division_evidence: ['VARCHAR', '区划依据', 'Source of the division'],
  division_name: ['VARCHAR', '行政区划', 'Name of the division'],
  document_id: [
    'VARCHAR',
    '文件编号',
    'Document: sixteen hex digits of the SHA-256 of portal, URL and content hash; of a report its page, of a cell the document that prints it, else that of the report',
  ],
  due_day: ['INTEGER', '日', 'Day of that month, the last in time'],
  due_month: ['INTEGER', '月', 'Month in the year after the report year'],
  due_on: [
    'DATE',
    '法定期限',
    'Last day in time; null when the law names none for the kind, or the kind is unknown',
  ],
  earlier_report_id: [
    'VARCHAR',
    '前一内容',
    'The content of the same page before this one, for the same agency and year; null for the first',
  ],
  en: ['VARCHAR', '英文名称', 'The same in English'],
  entry_url: ['VARCHAR', '入口网址', 'Where a crawl begins'],
  extractor_version: ['VARCHAR', '读取程序版本', 'Version of the extractor'],
  fact: ['VARCHAR', '事项', 'Id in data/registry/facts.json'],
  facts: ['VARCHAR', '所见', 'What was seen, as JSON; {} where the code says it all'],
  failed: ['INTEGER', '失败', 'URLs that could not be fetched'],
  family: ['VARCHAR', '网站系统', 'Content system that its file names; null: recognised by its signs'],
  fetched: ['INTEGER', '新取', 'URLs with a new or changed body'],
  finished_at: ['TIMESTAMP', '结束时间', 'UTC'],
  first_captured_at: ['TIMESTAMP', '首次抓取', 'When this content was first seen, UTC'],
  first_year: ['INTEGER', '起始报告年度', 'First report year'],
  flags: [
    'VARCHAR[]',
    '标记',
    'What was peculiar about reading it, and corrected where it was corrected by hand; empty when nothing was',
  ],
  format: ['VARCHAR', '格式', 'Told by the first bytes: html, text, doc, pdf …'],
  former_names: ['VARCHAR[]', '曾用名', 'Earlier names of the same code'],
  formula_en: ['VARCHAR', '英文公式', 'Formula in English'],
  formula_zh: ['VARCHAR', '公式', 'Formula in Chinese'],
  from_template: ['VARCHAR', '原表式', 'Form of the earlier value'],
  gone: ['INTEGER', '消失', 'URLs that the portal says do not exist'],
  heading: ['VARCHAR', '标题', 'Heading as printed'],
  http_status: ['INTEGER', 'HTTP 状态码', 'Status of the answer'],
  identity_conflict: [
    'BOOLEAN',
    '身份矛盾',
    'True when the source contradicts itself on agency, year or date',
  ],
  indicator_en: ['VARCHAR', '英文名称', 'English name'],
  indicator_id: ['VARCHAR', '指标比率', 'Indicator: its id in data/registry/indicators.json'],
  indicator_order: ['INTEGER', '顺序', 'Position in data/registry/indicators.json, from 1'],
  indicator_zh: ['VARCHAR', '名称', 'Chinese name'],
  is_current: [
    'BOOLEAN',
    '现行',
    'True for exactly one report of each agency and year: of one page the content seen last; of several addresses one that holds values, then the newest published_on, then the day seen last, then the smallest report_id; null where the row is about no report',
  ],
  is_report: [
    'BOOLEAN',
    '是否年度报告',
    'True when it is a report or part of one; otherwise problem says why not',
  ],
  key: [
    'VARCHAR',
    '项目',
    'build, build_id, inputs_hash, built_at, as_of, software, registry_hash, extractor_version, portals, accepted_loss',
  ],
  kind: [
    'VARCHAR',
    '类别',
    'Kind of agency: government (its report includes its departments), department, township, street_office, management_committee, vertical (led from above), institution; null when unknown. Never sum over kinds',
  ],
  kind_evidence: ['VARCHAR', '类别依据', 'Source of the kind: words of the name, or agencies.yaml'],
  last_captured_at: ['TIMESTAMP', '最近抓取', 'When this content was last seen, UTC'],
  last_year: ['INTEGER', '终止报告年度', 'Last report year; null is open'],
  law: ['VARCHAR', '法律依据', 'Law and article of due_on'],
  left_value: ['DOUBLE', '左边', 'Sum of the left side; null when one of its cells is'],
  level: [
    'VARCHAR',
    '级别',
    'Level of the division: province, prefecture or county; of an agency that of its division, or township for a township and a street office; null when unknown',
  ],
  listed_agency: ['VARCHAR', '列表机关', 'Agency under which the portal lists it'],
  listed_on: ['DATE', '列表日期', 'Date that the list prints beside it'],
  listed_title: ['VARCHAR', '列表标题', 'Title that the list prints for it'],
  local: ['BOOLEAN', '本地', 'True for a server of one’s own, such as the demo'],
  matched_by: ['VARCHAR', '定位依据', 'What placed the value: labels, sequence, text …'],
  means_en: ['VARCHAR', '英文含义', 'The same in English'],
  means_zh: ['VARCHAR', '说明', 'What is wrong'],
  measure_en: ['VARCHAR', '指标英文名称', 'English labels, headings first'],
  measure_id: ['VARCHAR', '指标', 'Measure: table.row.column'],
  measure_order: ['INTEGER', '指标顺序', 'Position in the forms, from 1; derived measures come last'],
  measure_zh: ['VARCHAR', '指标名称', 'Chinese labels, headings first'],
  message: ['VARCHAR', '英文说明', 'The same in English, and what was seen'],
  name: [
    'VARCHAR',
    '名称',
    'Name in Chinese: of a division null when the registry does not name the code, of an agency as reports or the registry write it',
  ],
  new_raw: ['VARCHAR', '新文字', 'Text of the cell after; null when the report lacks it'],
  new_report_id: ['VARCHAR', '新报告编号', 'Report as read from the new content'],
  new_revision: ['INTEGER', '新修订次序', 'As in report'],
  new_seen_first: ['TIMESTAMP', '新内容首次所见', 'When the new content was seen first, UTC'],
  new_value: ['DOUBLE', '新值', 'Value after; null is unknown'],
  note_en: ['VARCHAR', '英文说明', 'The same in English'],
  note_zh: ['VARCHAR', '说明', 'What a reader must know; null when there is nothing'],
  notes: ['VARCHAR', '备注', 'What a reader should know'],
  null_reason_en: ['VARCHAR', '无值英文原因', 'The same in English'],
  null_reason_zh: ['VARCHAR', '无值原因', 'Why there is no value; null when there is one'],
  number: ['INTEGER', '序号', '1 to 6'],
  numerator: ['DOUBLE', '分子', 'Sum above the line; null when one of its cells is unknown'],
  old_raw: ['VARCHAR', '原文字', 'Text of the cell before; null when the report lacked it'],
  old_report_id: ['VARCHAR', '原报告编号', 'Report as read from the old content'],
  old_revision: ['INTEGER', '原修订次序', 'As in report'],
  old_seen_last: ['TIMESTAMP', '原内容最后所见', 'When the old content was seen last, UTC'],
  old_value: ['DOUBLE', '原值', 'Value before; null is unknown'],
  original: ['DOUBLE', '原值', 'Value that it corrects; null is unknown'],
  page_url: [
    'VARCHAR',
    '所属页面',
    'Address of the page whose further page or attachment it is; its own for a page',
  ],
  parent: ['VARCHAR', '上级代码', 'Code of the division above'],
  part: ['INTEGER', '序号', 'Counts from 1, the page first'],
  part_id: ['VARCHAR', '组成指标', 'Measure that is one of the summands in this form'],
  partial_facts: ['VARCHAR', '未完成所见', 'The budget, the hours, or the host that was meant, as JSON'],
  partial_reason: [
    'VARCHAR',
    '未完成原因',
    'Problem code of what kept it from visiting everything; null when complete',
  ],
  pass_started_at: ['TIMESTAMP', '轮次开始', 'Start of the first of the partial runs that it continues'],
  portal_id: [
    'VARCHAR',
    '门户',
    'Portal: the id of its file in data/registry/portals; null for a correction by hand of a division that no portal here covers',
  ],
  previous_checks_failed: ['INTEGER', '上年检查不通过', 'The same of the report of the year before'],
  previous_report_id: [
    'VARCHAR',
    '上年报告编号',
    'Report of the year before; null for a check inside one report',
  ],
  previous_template: ['VARCHAR', '上年表式', 'Form of the previous value'],
  previous_url: ['VARCHAR', '上年网址', 'Address of the document of the year before'],
  previous_value: ['DOUBLE', '上年数值', 'Value of the year before'],
  previous_year: ['INTEGER', '上年', 'report_year − 1'],
  problem_id: ['INTEGER', '问题编号', 'Counts from 1 by portal, URL and place'],
  problems: ['INTEGER', '问题数', 'Problems of severity error or warning'],
  problems_error: ['INTEGER', '错误数', 'Problems of severity error'],
  problems_warning: ['INTEGER', '警告数', 'Problems of severity warning'],
  published_evidence: ['VARCHAR', '发布日期依据', 'Source of the date'],
  published_on: ['DATE', '发布日期', 'Date of publication of the report'],
  raw: ['VARCHAR', '原文', 'Text of the cell; empty when blank, null when the report lacks the cell'],
  reason: ['VARCHAR', '原因', 'Problem code that says why; null when none is known'],
  reason_en: ['VARCHAR', '英文说明', 'The same in English'],
  reason_zh: ['VARCHAR', '说明', 'Why there is no change or percentage, or with what caveat'],
  report: ['VARCHAR', '报告', 'agency_id, a slash, the report year; means the current report'],
  report_id: ['VARCHAR', '报告编号', 'Report: document_id and the number of the report in it'],
  report_ids: [
    'VARCHAR[]',
    '报告编号',
    'Reports whose values are in the sum; coverage, reports and observations have their addresses',
  ],
  report_year: ['INTEGER', '报告年度', 'Year that the report is about'],
  reports_found: ['INTEGER', '报告数', 'Report pages and attachments known'],
  requests: ['INTEGER', '请求数', 'Requests sent'],
  resumed: ['BOOLEAN', '续抓', 'True when it continued one that was cut off'],
  revision: [
    'INTEGER',
    '修订次序',
    'Counts the contents of one page, with its attachments, for the same agency and year by the time they were first seen, from 1; one with the cells and the text of the one before it, such as after a redesign, keeps its number',
  ],
  revisit: ['BOOLEAN', '内容未变', 'True when an earlier record holds the body'],
  right_value: ['DOUBLE', '右边', 'Sum of the right side; null when one of its cells is'],
  role: ['VARCHAR', '类别', 'robots, sitemap, index, list, report (a page), further_page or attachment'],
  row_id: ['VARCHAR', '行', 'Row of the table'],
  run_id: ['VARCHAR', '抓取编号', 'Run; of an address the last that visited it'],
  section: ['INTEGER', '部分', 'Number of the section, 1 to 6'],
  sections: ['INTEGER', '文字部分', 'Sections of the text that were taken from it'],
  seen_en: ['VARCHAR', '英文所见', 'What was seen, in English'],
  sentence: ['VARCHAR', '原句', 'The sentence'],
  sequence: ['INTEGER', '序号', 'Counts from 1 in the order of the text'],
  severity: ['VARCHAR', '严重程度', 'error (missing), warning (look before you print), note'],
  sha256: ['VARCHAR', '内容哈希', 'SHA-256 of the decoded body, hex; of an address its newest complete body'],
  share: [
    'BOOLEAN',
    '占比',
    'True when the numerator is part of the denominator: outside 0 to 1 there is no value',
  ],
  shortfalls: ['VARCHAR[]', '不足', 'Expectations of the portal file that were not met, each as JSON'],
  side: ['VARCHAR', '位置', 'numerator or denominator'],
  sign: ['INTEGER', '符号', '1 is added, −1 is taken off'],
  signed_on: ['DATE', '落款日期', 'Date under the signature'],
  skipped: ['INTEGER', '跳过', 'URLs that a rule excludes'],
  source: [
    'VARCHAR',
    '依据',
    'Where it is stated: of a form the document number of the circular, of a deadline the law and article; null where only reports say so',
  ],
  stage: ['VARCHAR', '环节', 'crawl, extract or load: who noticed'],
  started_at: ['TIMESTAMP', '开始时间', 'UTC'],
  status: [
    'VARCHAR',
    '状态',
    'published (also without a date), late (after due_on), unread (a document is held, but no report could be read from it or placed), not_yet_due (on as_of; without due_on the latest deadline of that year counts), blocked (the crawler could not look), missing (none was found: not proof that there is none)',
  ],
  successor_id: ['VARCHAR', '承接机关', 'Agency that reports in the years after'],
  table_id: [
    'VARCHAR',
    '表',
    'proactive (二), requests (三), review (四), statistics (the one table of the form of 2014–2018)',
  ],
  template: [
    'VARCHAR',
    '表式',
    'Form: 2014, 2019 or 2021, of a cell the one that it was read as; of a report also mixed, or narrative (a text of a year before any form); null when no table was found',
  ],
  templates: ['VARCHAR[]', '表式', 'Forms of the run, oldest first'],
  text: ['VARCHAR', '正文', 'Text without the tables'],
  title: ['VARCHAR', '标题', 'Title as printed; where no report was read, as the portal lists it'],
  to_template: ['VARCHAR', '新表式', 'Form of the later value'],
  trust: [
    'VARCHAR',
    '可信度',
    'high, medium or low: how far the values of the report may be relied on without looking at the source',
  ],
  trust_reason_en: ['VARCHAR', '可信度英文说明', 'The same in English'],
  trust_reason_zh: ['VARCHAR', '可信度说明', 'What lowers it, the heaviest first; null when nothing does'],
  unchanged: ['INTEGER', '未变', 'URLs whose body did not change'],
  unit: [
    'VARCHAR',
    '单位',
    'Unit of the value: 件, 项, 万元; in statistics also 条, 次, 篇, 个, 人, 人次; null where a sentence names none',
  ],
  unverified: ['BOOLEAN', '未核实', 'True when nobody confirmed that the entry leads to reports'],
  url: [
    'VARCHAR',
    '网址',
    'Address of the document (of a cell the one that prints it), or of what the row is about',
  ],
  valid_from: [
    'INTEGER',
    '起始年份',
    'First year: of a division, of the yearly lists that have it (null: 2015 or before); of an agency, of its reports (null: open or unknown)',
  ],
  valid_to: ['INTEGER', '终止年份', 'Last year, likewise; null is open, in force or unknown'],
  value: ['DOUBLE', '数值', 'Value in unit; null is unknown, never zero'],
  value_as_read: ['DOUBLE', '读取值', 'Value as the document has it'],
  warc_file: ['VARCHAR', 'WARC 文件', 'File name in archive/<portal>'],
  warc_length: ['BIGINT', '长度', 'Compressed bytes of the record'],
  warc_offset: ['BIGINT', '位置', 'Bytes before the record'],
  year_evidence: ['VARCHAR', '年度依据', 'Source of the year, and its words'],
  zh: [
    'VARCHAR',
    '中文名称',
    'Name or text in Chinese; of a measure the labels as the newest form prints them, headings first',
  ],
} as const satisfies Record<string, Meaning>;

type ColumnName = keyof typeof COLUMNS;

/** A column of a table or view: its name, with a question mark where it may be null; or one that differs from the others. */
export type Column = ColumnName | `${ColumnName}?` | ColumnSpec;

export function columnsOf(columns: readonly Column[]): ColumnSpec[] {
  return columns.map(specOf);
}

function specOf(column: Column): ColumnSpec {
  if (typeof column !== 'string') return column;
  const name = column.replace(/\?$/, '');
  if (!isColumnName(name)) throw new Error(`${name} is no column of the dataset`);
  const [type, zh, en] = COLUMNS[name];
  return { name, type, nullable: column.endsWith('?'), zh, en };
}

function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(COLUMNS, name);
}

/** A column that means something else here than its name does in the other tables. */
export function ownColumn(column: string, type: ColumnType, zh: string, en: string): ColumnSpec {
  return { name: column.replace(/\?$/, ''), type, nullable: column.endsWith('?'), zh, en };
}

/** The same column, limited to some values. */
export function oneOf(values: readonly string[], column: Column): ColumnSpec {
  return { ...specOf(column), values };
}

/** The same column, with texts of a list. */
export function listed(list: TextList, column: Column): ColumnSpec {
  return { ...specOf(column), list };
}
