import { REPORT_IDENTITY } from './report-table.ts';
import { column, optional, type ViewSpec, view } from './spec.ts';

/** What changes with time: the contents of an address. */
export const HISTORY_VIEWS = {
  revision_change: view(
    'revision_change',
    '修订变动：同一网址先后内容中不同的单元格',
    'Cells with another value, or other words where there is none, in one content of a page than in the one before, ' +
      'both read by the same program: silent edits',
    [
      ...REPORT_IDENTITY,
      column('measure_id', 'VARCHAR', '指标', 'table.row.column'),
      optional('old_value', 'DOUBLE', '原值', 'Value before; null is unknown'),
      optional('new_value', 'DOUBLE', '新值', 'Value after; null is unknown'),
      optional('old_raw', 'VARCHAR', '原文字', 'Text of the cell before; null when the report lacked it'),
      optional('new_raw', 'VARCHAR', '新文字', 'Text of the cell after; null when the report lacks it'),
      column('old_revision', 'INTEGER', '原修订次序', 'As in report'),
      column('new_revision', 'INTEGER', '新修订次序', 'As in report'),
      optional('old_seen_last', 'TIMESTAMP', '原内容最后所见', 'When the old content was seen last, UTC'),
      optional('new_seen_first', 'TIMESTAMP', '新内容首次所见', 'When the new content was seen first, UTC'),
      column('is_current', 'BOOLEAN', '现行', 'True when the new content is the one that counts'),
      column('old_report_id', 'VARCHAR', '原报告编号', 'Report as read from the old content'),
      column('new_report_id', 'VARCHAR', '新报告编号', 'Report as read from the new content'),
      column('url', 'VARCHAR', '网址', 'Address of both'),
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
