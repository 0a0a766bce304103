import { REPORT_CHECKS, REPORT_IDENTITY, REPORT_TRUST } from './report-table.ts';
import { column, optional, type ViewSpec, view } from './spec.ts';

const KIND = optional('kind', 'VARCHAR', '类别', 'Kind of the agency, as in agency; null when unknown');
const DUE_ON = optional(
  'due_on',
  'DATE',
  '法定期限',
  'Last day in time; null when the law names none for the kind, or the kind is unknown',
);
const LAW = optional('law', 'VARCHAR', '法律依据', 'Law and article of due_on');
const PUBLISHED_EVIDENCE = optional('published_evidence', 'VARCHAR', '发布日期依据', 'What told the date');

/** Which reports there are, which are missing, and how good they are. */
export const COVERAGE_VIEWS = {
  coverage: view(
    'coverage',
    '覆盖情况：每个机关每个应有报告的年度',
    'Every agency in every year in which a report is expected: from its first report (or valid_from) to its valid_to, ' +
      'else to the year before as_of in meta; of an agency without any report, only the last of these. Later crawls may change a row',
    [
      ...REPORT_IDENTITY,
      column('agency_id', 'VARCHAR', '机关编号', 'Agency'),
      KIND,
      column(
        'status',
        'VARCHAR',
        '状态',
        'published, late (after due_on), unread (a document is held, but no report could be read from it or placed), ' +
          'not_yet_due (on as_of; without due_on the latest deadline of that year counts), blocked (the crawler could ' +
          'not look), missing (none was found: not proof that there is none)',
      ),
      optional(
        'reason',
        'VARCHAR',
        '原因',
        'Problem code that says why there is no report; null when none is known',
      ),
      optional(
        'note_zh',
        'VARCHAR',
        '说明',
        'What a reader must know of the status, such as why lateness cannot be told, and what the reason means; null ' +
          'when there is nothing',
      ),
      optional('note_en', 'VARCHAR', '英文说明', 'The same in English'),
      DUE_ON,
      LAW,
      optional(
        'published_on',
        'DATE',
        '发布日期',
        'Date of publication; a report without one counts as published',
      ),
      PUBLISHED_EVIDENCE,
      optional('days_late', 'INTEGER', '逾期天数', 'Days after due_on; zero or less is in time'),
      optional('url', 'VARCHAR', '网址', 'Address of the report, else of what the reason is about'),
      optional('report_id', 'VARCHAR', '报告编号', 'Current report'),
    ],
  ),
  lateness: view(
    'lateness',
    '公布时间与法定期限',
    'How many days after the legal deadline each current report was published',
    [
      ...REPORT_IDENTITY,
      KIND,
      DUE_ON,
      optional('published_on', 'DATE', '发布日期', 'Date of publication'),
      PUBLISHED_EVIDENCE,
      optional('days_late', 'INTEGER', '逾期天数', 'published_on − due_on; zero or less is in time'),
      optional('null_reason_zh', 'VARCHAR', '无值原因', 'Why days_late is null'),
      optional('null_reason_en', 'VARCHAR', '无值英文原因', 'The same in English'),
      LAW,
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('url', 'VARCHAR', '网址', 'Address of the document'),
    ],
  ),
  quality: view(
    'quality',
    '数据质量：每份现行报告',
    'How well each current report could be read, and what speaks against its figures',
    [
      ...REPORT_IDENTITY,
      optional('template', 'VARCHAR', '表式', 'Form of the report'),
      optional('cells_asked', 'INTEGER', '应有单元格', 'Cells that its form asks for; null without one form'),
      column('cells_valued', 'INTEGER', '有值单元格', 'Cells with a value'),
      column('cells_null', 'INTEGER', '无值单元格', 'Cells that are blank, missing or no number'),
      column('cells_corrected', 'INTEGER', '更正单元格', 'Cells corrected by hand'),
      ...REPORT_CHECKS,
      column('problems_error', 'INTEGER', '错误数', 'Problems of severity error'),
      column('problems_warning', 'INTEGER', '警告数', 'Problems of severity warning'),
      ...REPORT_TRUST,
      column('report_id', 'VARCHAR', '报告编号', 'Report'),
      column('url', 'VARCHAR', '网址', 'Address of the document'),
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
