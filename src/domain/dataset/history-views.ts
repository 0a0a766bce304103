import { REPORT_IDENTITY } from './report-table.ts';
import { type ViewSpec, view } from './spec.ts';

/** What changes with time: the contents of an address. */
export const HISTORY_VIEWS = {
  revision_change: view(
    'revision_change',
    '修订变动：同一网址先后内容中不同的单元格',
    'Cells with another value, or other words where there is none, in one content of a page than in the one before, ' +
      'both read by the same program: silent edits',
    [
      ...REPORT_IDENTITY,
      'measure_id',
      'old_value?',
      'new_value?',
      'old_raw?',
      'new_raw?',
      'old_revision',
      'new_revision',
      'old_seen_last?',
      'new_seen_first?',
      'is_current',
      'old_report_id',
      'new_report_id',
      'url',
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
