import { REPORT_IDENTITY } from './report-table.ts';
import { column, optional, type ViewSpec, view } from './spec.ts';

/** What changes with time: the contents of an address, and the meaning of a measure. */
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
  comparable_years: view(
    'comparable_years',
    '可比年度：每个指标可以连续比较的报告年度',
    'Runs of report years in which a measure may be compared; between two runs of one measure lies a break',
    [
      column('measure_id', 'VARCHAR', '指标', 'table.row.column'),
      column('measure_zh', 'VARCHAR', '指标名称', 'Chinese labels, headings first'),
      column('measure_en', 'VARCHAR', '指标英文名称', 'English labels, headings first'),
      column('first_year', 'INTEGER', '起始报告年度', 'First report year of the run'),
      optional('last_year', 'INTEGER', '终止报告年度', 'Last report year of the run; null is open'),
      column('templates', 'VARCHAR[]', '表式', 'Forms of the run, oldest first'),
      column(
        'comparability',
        'VARCHAR',
        '可比性',
        'The worst between two forms of the run, as in comparable_measure',
      ),
      optional('note_zh', 'VARCHAR', '说明', 'Caveats'),
      optional('note_en', 'VARCHAR', '英文说明', 'The same in English'),
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
