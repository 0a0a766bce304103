/** DuckDB types that the dataset uses. Dates and timestamps are ISO text on the way in, UTC. */
export type ColumnType =
  | 'VARCHAR'
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'DATE'
  | 'TIMESTAMP'
  | 'VARCHAR[]';

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly zh: string;
  readonly en: string;
}

/** A table of the dataset; its columns are documented here and nowhere else. */
export interface TableSpec {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly ColumnSpec[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly { readonly columns: readonly string[]; readonly references: string }[];
}

function column(name: string, type: ColumnType, zh: string, en: string): ColumnSpec {
  return { name, type, nullable: false, zh, en };
}

function optional(name: string, type: ColumnType, zh: string, en: string): ColumnSpec {
  return { name, type, nullable: true, zh, en };
}

function table(
  name: string,
  zh: string,
  en: string,
  primaryKey: readonly string[],
  columns: readonly ColumnSpec[],
  foreignKeys: Readonly<Record<string, string>> = {},
): TableSpec {
  return {
    name,
    zh,
    en,
    columns,
    primaryKey,
    foreignKeys: Object.entries(foreignKeys).map(([name_, references]) => ({ columns: [name_], references })),
  };
}

/** What extract leaves for load, one Parquet file a table and portal. Rows are sorted by primary key. */
export const EXTRACTED_TABLES = {
  document: table(
    'document',
    '文件：一个网址上一份内容',
    'One content at one URL',
    ['document_id'],
    [
      column(
        'document_id',
        'VARCHAR',
        '文件编号',
        'Sixteen hex digits of the SHA-256 of URL and content hash',
      ),
      column('portal_id', 'VARCHAR', '门户', 'Portal that was crawled'),
      column('url', 'VARCHAR', '网址', 'URL it was fetched from'),
      column('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the decoded body, hex'),
      column('role', 'VARCHAR', '类别', 'report (a page) or attachment'),
      optional('format', 'VARCHAR', '格式', 'Told by the first bytes: html, text, doc, pdf …'),
      column('is_report', 'BOOLEAN', '是否年度报告', 'False when the reader refused it; problem says why'),
      optional('listed_title', 'VARCHAR', '列表标题', 'Title that the list prints for it'),
      optional('listed_agency', 'VARCHAR', '列表机关', 'Agency under which the portal lists it'),
      optional('listed_on', 'DATE', '列表日期', 'Date that the list prints beside it'),
      column('extractor_version', 'VARCHAR', '读取程序版本', 'Version of the extractor'),
    ],
  ),
  report: table(
    'report',
    '年度报告：一个机关一年的报告，含各次修订',
    'One yearly report as read from one document; revisions are rows of their own',
    ['report_id'],
    [
      column('report_id', 'VARCHAR', '报告编号', 'document_id and the number of the report in it'),
      column('document_id', 'VARCHAR', '文件编号', 'Document it was read from'),
      optional('title', 'VARCHAR', '标题', 'Title as printed'),
      optional('agency_name', 'VARCHAR', '机关名称', 'Agency that the report is about'),
      optional('agency_evidence', 'VARCHAR', '机关依据', 'What told the agency, and its words'),
      optional('division_code', 'VARCHAR', '行政区划代码', 'GB/T 2260 code'),
      optional('division_evidence', 'VARCHAR', '区划依据', 'What told the division'),
      optional('report_year', 'INTEGER', '报告年度', 'Year that the report is about'),
      optional('year_evidence', 'VARCHAR', '年度依据', 'What told the year, and its words'),
      optional('template', 'VARCHAR', '表式', '2021, 2019, mixed; null when no table was found'),
      optional('published_on', 'DATE', '发布日期', 'Date of publication'),
      optional('published_evidence', 'VARCHAR', '发布日期依据', 'What told the date'),
      optional('signed_on', 'DATE', '落款日期', 'Date under the signature'),
      column(
        'identity_conflict',
        'BOOLEAN',
        '身份矛盾',
        'True when the source contradicts itself on agency, year or date',
      ),
    ],
    { document_id: 'document' },
  ),
  observation: table(
    'observation',
    '观测值：一份报告的一个单元格',
    'One cell of one report',
    ['report_id', 'measure_id'],
    [
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('measure_id', 'VARCHAR', '指标', 'What the cell measures: table.row.column'),
      column('template', 'VARCHAR', '表式', 'Form that the cell was read as'),
      optional('value', 'DOUBLE', '数值', 'Value in unit; null is unknown, never zero'),
      optional(
        'raw',
        'VARCHAR',
        '原文',
        'Text of the cell; empty when blank, null when the report lacks the cell',
      ),
      column('unit', 'VARCHAR', '单位', 'Unit of value: 件, 项, 万元'),
      column('flags', 'VARCHAR[]', '标记', 'What was peculiar about reading it; empty when nothing was'),
      optional('matched_by', 'VARCHAR', '定位依据', 'What placed the value: labels, sequence, text …'),
      optional('anchor', 'VARCHAR', '原文位置', 'Place in the source document'),
    ],
    { report_id: 'report', measure_id: 'measure' },
  ),
  check_result: table(
    'check_result',
    '勾稽关系检查结果',
    'Result of an arithmetic check on a report',
    ['report_id', 'check_id', 'along'],
    [
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('check_id', 'VARCHAR', '检查', 'Id of the check in data/registry/checks.json'),
      column('table_id', 'VARCHAR', '表', 'Table of the form'),
      column('along', 'VARCHAR', '列或行', 'Column (or row) that the check was made on'),
      column('severity', 'VARCHAR', '严重程度', 'error, warning or note'),
      column('status', 'VARCHAR', '结果', 'pass, fail, not_assessable'),
      optional('left_value', 'DOUBLE', '左边', 'Sum of the left side; null when one of its cells is'),
      optional('right_value', 'DOUBLE', '右边', 'Sum of the right side; null when one of its cells is'),
    ],
    { report_id: 'report' },
  ),
  narrative_section: table(
    'narrative_section',
    '文字部分：一至六',
    'Numbered section of the narrative',
    ['report_id', 'number'],
    [
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('number', 'INTEGER', '序号', '1 to 6'),
      column('heading', 'VARCHAR', '标题', 'Heading as printed'),
      column('text', 'VARCHAR', '正文', 'Text without the tables'),
      column('anchor', 'VARCHAR', '原文位置', 'Place of the heading in the source'),
    ],
    { report_id: 'report' },
  ),
  document_problem: table(
    'document_problem',
    '读取问题',
    'What is wrong with a document',
    ['document_id', 'sequence'],
    [
      column('document_id', 'VARCHAR', '文件编号', 'Document'),
      column('sequence', 'INTEGER', '序号', 'Counts from 1 in the order of the source'),
      optional('report_id', 'VARCHAR', '报告编号', 'Report, when the problem is one report’s'),
      column('code', 'VARCHAR', '代码', 'Code of the problem; docs/problems.md lists them'),
      column('severity', 'VARCHAR', '严重程度', 'error, warning or note'),
      column('message', 'VARCHAR', '说明', 'What is wrong and what was seen'),
      column('action', 'VARCHAR', '处理建议', 'What a reader can do'),
      optional('anchor', 'VARCHAR', '原文位置', 'Place in the source'),
    ],
    { document_id: 'document' },
  ),
} as const satisfies Record<string, TableSpec>;

export type ExtractedTable = keyof typeof EXTRACTED_TABLES;
