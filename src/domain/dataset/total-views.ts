import { type ViewSpec, view } from './spec.ts';

const DIVISION_MEASURE = [
  'division_code',
  'division_name?',
  'report_year',
  'measure_id',
  'measure_order',
  'measure_zh',
  'measure_en',
  'unit',
] as const;

const NOTES = ['note_zh?', 'note_en?'] as const;

/** The correct sums of a division, which never mix levels. */
export const TOTAL_VIEWS = {
  division_total: view(
    'division_total',
    '本级政府合计：取自本级政府自己的报告',
    'The total of a division as its government reports it, its departments included; null where its government has no ' +
      'report, and never the sum of its departments; for the measures of the form of the year',
    [...DIVISION_MEASURE, 'value?', ...NOTES, 'checks_failed?', 'trust?', 'report_id?', 'url?'],
  ),
  kind_total: view(
    'kind_total',
    '同类机关合计',
    'Sums over the agencies of one kind in one division: departments, townships, street offices. Not the total of the ' +
      'division, which is in division_total; agencies of unknown kind are in no sum',
    [
      ...DIVISION_MEASURE,
      'kind',
      'value?',
      'agencies_summed',
      'agencies_unknown',
      'agencies_without_report',
      'report_ids',
      ...NOTES,
    ],
  ),
} as const satisfies Record<string, ViewSpec>;
