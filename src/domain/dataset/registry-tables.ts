import { ownColumn } from './columns.ts';
import { type TableSpec, table } from './spec.ts';

/** What the registry says about the measures: the same for every report. */
export const REGISTRY_TABLES = {
  template: table(
    'template',
    '表式：各年度报告的统计表格式',
    'Form of the statistical tables, as a circular prescribes it',
    ['template'],
    ['template', 'first_year', 'last_year?', 'source'],
  ),
  measure: table(
    'measure',
    '指标：表式中的一个单元格，或由此求和',
    'What a cell of a form measures, or a sum of such cells',
    ['measure_id'],
    ['measure_id', 'table_id', 'row_id', 'column_id', 'zh', 'en', 'unit', 'derived', 'measure_order'],
  ),
  measure_template: table(
    'measure_template',
    '指标所属表式',
    'Which form has which measure; of a derived one, which form has the rows to sum',
    ['measure_id', 'template'],
    ['measure_id', 'template'],
    { measure_id: 'measure' },
  ),
  comparable_measure: table(
    'comparable_measure',
    '可比性：同一指标在两种表式之间',
    'May a measure be compared between two forms?',
    ['measure_id', 'from_template', 'to_template'],
    [
      'measure_id',
      'from_template',
      'to_template',
      ownColumn(
        'status',
        'VARCHAR',
        '可比性',
        'comparable, comparable_with_caveat, break (counts something else), absent',
      ),
      'note_zh?',
      'note_en?',
    ],
    { measure_id: 'measure' },
  ),
  comparable_years: table(
    'comparable_years',
    '可比年度：每个指标可以连续比较的报告年度',
    'Runs of report years in which a measure may be compared; there is a break between two runs of one measure',
    ['measure_id', 'first_year'],
    [
      'measure_id',
      'measure_zh',
      'measure_en',
      'first_year',
      'last_year?',
      'templates',
      'comparability',
      'note_zh?',
      'note_en?',
    ],
    { measure_id: 'measure' },
  ),
  derived_measure: table(
    'derived_measure',
    '派生指标的组成：各表式中相加的单元格',
    'The cells whose sum a derived measure is, in each form',
    ['measure_id', 'template', 'part_id'],
    ['measure_id', 'template', 'part_id'],
    { measure_id: 'measure' },
  ),
  indicator_definition: table(
    'indicator_definition',
    '指标比率的定义',
    'What an indicator is',
    ['indicator_id'],
    ['indicator_id', 'indicator_order', 'zh', 'en', 'formula_zh', 'formula_en', 'share'],
  ),
  indicator_term: table(
    'indicator_term',
    '指标比率的分子、分母各项',
    'The measures that an indicator adds and subtracts',
    ['indicator_id', 'side', 'measure_id'],
    ['indicator_id', 'side', 'measure_id', 'sign'],
    { indicator_id: 'indicator_definition', measure_id: 'measure' },
  ),
} as const satisfies Record<string, TableSpec>;
