import { REPORT_CHECKS, REPORT_IDENTITY, REPORT_TRUST } from './report-table.ts';
import { type ViewSpec, view } from './spec.ts';

/** Which reports there are, which are missing, and how good they are. */
export const COVERAGE_VIEWS = {
  coverage: view(
    'coverage',
    '覆盖情况：每个机关每个应有报告的年度',
    'Every agency in every year in which a report is expected: from its first report (or valid_from) to its valid_to, ' +
      'else to the year before as_of in meta; of an agency without any report, only the last of these. Later crawls may change a row',
    [
      ...REPORT_IDENTITY,
      'agency_id',
      'kind?',
      'status',
      'reason?',
      'note_zh?',
      'note_en?',
      'due_on?',
      'law?',
      'published_on?',
      'published_evidence?',
      'days_late?',
      'url?',
      'report_id?',
    ],
  ),
  lateness: view(
    'lateness',
    '公布时间与法定期限',
    'How many days after the legal deadline each current report was published',
    [
      ...REPORT_IDENTITY,
      'kind?',
      'due_on?',
      'published_on?',
      'published_evidence?',
      'days_late?',
      'null_reason_zh?',
      'null_reason_en?',
      'law?',
      'report_id',
      'url',
    ],
  ),
  quality: view(
    'quality',
    '数据质量：每份现行报告',
    'How well each current report could be read, and what speaks against its figures',
    [
      ...REPORT_IDENTITY,
      'template?',
      'cells_asked?',
      'cells_valued',
      'cells_null',
      'cells_corrected',
      ...REPORT_CHECKS,
      'problems_error',
      'problems_warning',
      ...REPORT_TRUST,
      'report_id',
      'url',
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
