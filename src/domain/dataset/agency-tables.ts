import { AGENCY_KINDS } from '../agency.ts';
import { column, oneOf, optional, type TableSpec, table } from './spec.ts';

/** Who reports, and by when: from reports, with additions from the registry. */
export const AGENCY_TABLES = {
  agency: table(
    'agency',
    '行政机关',
    'Agency that reports',
    ['agency_id'],
    [
      column('agency_id', 'VARCHAR', '机关编号', 'division_code, a hyphen, the name'),
      column('division_code', 'VARCHAR', '行政区划代码', 'Division it belongs to'),
      column('name', 'VARCHAR', '机关名称', 'Name as reports write it, or as the registry does'),
      oneOf(
        AGENCY_KINDS,
        optional(
          'kind',
          'VARCHAR',
          '类别',
          'government (its report includes its departments), department, township, street_office, ' +
            'management_committee, vertical (led from above), institution; null when unknown. Never sum over kinds',
        ),
      ),
      optional(
        'kind_evidence',
        'VARCHAR',
        '类别依据',
        'What told the kind: words of the name, or agencies.yaml',
      ),
      oneOf(
        ['province', 'prefecture', 'county', 'township'],
        optional(
          'level',
          'VARCHAR',
          '级别',
          'Level of its division; township for a township and a street office; null when unknown',
        ),
      ),
      optional('valid_from', 'INTEGER', '起始报告年度', 'First report year; null is open or unknown'),
      optional('valid_to', 'INTEGER', '终止报告年度', 'Last report year; null is open or unknown'),
      optional(
        'source',
        'VARCHAR',
        '依据',
        'Where the registry has it from; null when only reports tell of it',
      ),
    ],
    { division_code: 'division' },
  ),
  agency_alias: table(
    'agency_alias',
    '机关别名',
    'Another way to write the name of an agency: reports under it are that agency’s',
    ['division_code', 'alias'],
    [
      column('division_code', 'VARCHAR', '行政区划代码', 'Division'),
      column('alias', 'VARCHAR', '别名', 'Name as some reports write it'),
      column('agency_id', 'VARCHAR', '机关编号', 'Agency that it means'),
    ],
    { agency_id: 'agency' },
  ),
  agency_succession: table(
    'agency_succession',
    '机关沿革',
    'An agency that went on with the work of another',
    ['agency_id', 'successor_id'],
    [
      column('agency_id', 'VARCHAR', '机关编号', 'Agency that ended with its valid_to'),
      column('successor_id', 'VARCHAR', '承接机关', 'Agency that reports in the years after'),
      oneOf(
        ['renamed', 'merged', 'split'],
        column(
          'change',
          'VARCHAR',
          '变动',
          'renamed, merged or split: only after renamed is it one and the same',
        ),
      ),
    ],
    { agency_id: 'agency' },
  ),
  deadline: table(
    'deadline',
    '公布期限',
    'By when the law wants a report to be public',
    ['kind', 'first_year'],
    [
      column('kind', 'VARCHAR', '机关类别', 'Kind of agency, or all'),
      column('first_year', 'INTEGER', '起始报告年度', 'First report year'),
      optional('last_year', 'INTEGER', '终止报告年度', 'Last report year; null is open'),
      column('due_month', 'INTEGER', '月', 'Month in the year after the report year'),
      column('due_day', 'INTEGER', '日', 'Day of that month, the last in time'),
      column('source', 'VARCHAR', '法律依据', 'Law and article'),
      column('zh', 'VARCHAR', '说明', 'What it says'),
      column('en', 'VARCHAR', '英文说明', 'The same in English'),
    ],
  ),
} as const satisfies Record<string, TableSpec>;
