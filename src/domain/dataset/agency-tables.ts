import { AGENCY_KINDS } from '../agency.ts';
import { oneOf, ownColumn } from './columns.ts';
import { type TableSpec, table } from './spec.ts';

/** Who reports, and by when: from reports, with additions from the registry. */
export const AGENCY_TABLES = {
  agency: table(
    'agency',
    '行政机关',
    'Agency that reports',
    ['agency_id'],
    [
      'agency_id',
      'division_code',
      'name',
      oneOf(AGENCY_KINDS, 'kind?'),
      'kind_evidence?',
      oneOf(['province', 'prefecture', 'county', 'township'], 'level?'),
      'valid_from?',
      'valid_to?',
      'source?',
    ],
    { division_code: 'division' },
  ),
  agency_alias: table(
    'agency_alias',
    '机关别名',
    'Another way to write the name of an agency: reports under it are that agency’s',
    ['division_code', 'alias'],
    ['division_code', 'alias', 'agency_id'],
    { agency_id: 'agency' },
  ),
  agency_succession: table(
    'agency_succession',
    '机关沿革',
    'An agency that went on with the work of another, which ended with its valid_to',
    ['agency_id', 'successor_id'],
    [
      'agency_id',
      'successor_id',
      oneOf(
        ['renamed', 'merged', 'split'],
        ownColumn(
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
    'By when the law wants a report to be public; kind is that of the agency, or all',
    ['kind', 'first_year'],
    ['kind', 'first_year', 'last_year?', 'due_month', 'due_day', 'source', 'zh', 'en'],
  ),
} as const satisfies Record<string, TableSpec>;
