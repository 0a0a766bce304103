import { EXTRACTED_TABLES } from './extracted-tables.ts';
import { column, oneOf, optional, type TableSpec } from './spec.ts';

/** Results of a report's checks; with checks across years, without those of severity note. */
export const REPORT_CHECKS = [
  column('checks_passed', 'INTEGER', '检查通过', 'Arithmetic checks of severity error or warning that hold'),
  column('checks_failed', 'INTEGER', '检查不通过', 'Such checks that do not hold'),
  column('checks_not_assessable', 'INTEGER', '检查无法判断', 'Such checks that lack a value'),
] as const;

export const REPORT_TRUST = [
  oneOf(
    ['high', 'medium', 'low'],
    column(
      'trust',
      'VARCHAR',
      '可信度',
      'high, medium or low: how far the values of the report may be relied on without looking at the source',
    ),
  ),
  optional(
    'trust_reason_zh',
    'VARCHAR',
    '可信度说明',
    'What lowers it, the heaviest first; null when nothing does',
  ),
  optional('trust_reason_en', 'VARCHAR', '可信度英文说明', 'The same in English'),
] as const;

/** Agency, division and year: the first columns of every view. */
export const REPORT_IDENTITY = [
  column('division_code', 'VARCHAR', '行政区划代码', 'GB/T 2260 code'),
  optional('division_name', 'VARCHAR', '行政区划', 'Name of the division'),
  column('agency_name', 'VARCHAR', '机关名称', 'Agency that the report is about'),
  column('report_year', 'INTEGER', '报告年度', 'Year that the report is about'),
] as const;

const AGENCY_NAME = optional(
  'agency_name',
  'VARCHAR',
  '机关名称',
  'Agency that the report is about, by its name in agency; where that is not how the report writes it, the words of ' +
    'the report stand in agency_evidence',
);

/** The report as extract read it, with what follows only from all reports together. */
export const REPORT: TableSpec = {
  ...EXTRACTED_TABLES.report,
  columns: [
    ...EXTRACTED_TABLES.report.columns.map((read) => (read.name === 'agency_name' ? AGENCY_NAME : read)),
    optional(
      'agency_id',
      'VARCHAR',
      '机关编号',
      'Agency; null when the agency or its division could not be told',
    ),
    column('portal_id', 'VARCHAR', '门户', 'Portal that publishes it'),
    column('url', 'VARCHAR', '网址', 'Address of document_id'),
    column('sha256', 'VARCHAR', '内容哈希', 'SHA-256 of the document, hex'),
    optional('first_captured_at', 'TIMESTAMP', '首次抓取', 'When this content was first seen, UTC'),
    optional('last_captured_at', 'TIMESTAMP', '最近抓取', 'When this content was last seen, UTC'),
    column(
      'revision',
      'INTEGER',
      '修订次序',
      'Counts the contents of one page, with its attachments, for the same agency and year by the time they were ' +
        'first seen, from 1; one with the cells and the text of the one before it, such as after a redesign, keeps its ' +
        'number',
    ),
    optional(
      'earlier_report_id',
      'VARCHAR',
      '前一内容',
      'The content of the same page before this one, for the same agency and year; null for the first',
    ),
    column(
      'is_current',
      'BOOLEAN',
      '现行',
      'True for exactly one report of each agency and year: of one page the content seen last; of several ' +
        'addresses one that holds values, then the newest published_on, then the day seen last, then the ' +
        'smallest report_id',
    ),
    column('cells_valued', 'INTEGER', '有值单元格', 'Cells with a value'),
    column('cells_null', 'INTEGER', '无值单元格', 'Cells that are blank, missing or no number'),
    ...REPORT_CHECKS,
    column('problems', 'INTEGER', '问题数', 'Problems of severity error or warning'),
    ...REPORT_TRUST,
  ],
  foreignKeys: [
    { column: 'document_id', references: 'document' },
    { column: 'agency_id', references: 'agency' },
    { column: 'portal_id', references: 'portal' },
  ],
};
