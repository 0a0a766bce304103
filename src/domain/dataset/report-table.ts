import { columnsOf, oneOf } from './columns.ts';
import { EXTRACTED_TABLES } from './extracted-tables.ts';
import type { TableSpec } from './spec.ts';

/** Results of a report's checks; with checks across years, without those of severity note. */
export const REPORT_CHECKS = ['checks_passed', 'checks_failed', 'checks_not_assessable'] as const;

export const REPORT_TRUST = [
  oneOf(['high', 'medium', 'low'], 'trust'),
  'trust_reason_zh?',
  'trust_reason_en?',
] as const;

/** Agency, division and year: the first columns of every view. */
export const REPORT_IDENTITY = ['division_code', 'division_name?', 'agency_name', 'report_year'] as const;

/** The report as extract read it, with what follows only from all reports together. */
export const REPORT: TableSpec = {
  ...EXTRACTED_TABLES.report,
  columns: [
    ...EXTRACTED_TABLES.report.columns,
    ...columnsOf([
      'agency_id?',
      'portal_id',
      'url',
      'sha256',
      'first_captured_at?',
      'last_captured_at?',
      'revision',
      'earlier_report_id?',
      'is_current',
      'cells_valued',
      'cells_null',
      ...REPORT_CHECKS,
      'problems',
      ...REPORT_TRUST,
    ]),
  ],
  foreignKeys: [
    { column: 'document_id', references: 'document' },
    { column: 'agency_id', references: 'agency' },
    { column: 'portal_id', references: 'portal' },
  ],
};
