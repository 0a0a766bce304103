import { column, optional, type TableSpec, table } from './spec.ts';

/** What the registry tells of the measures: the same for every report. */
export const REGISTRY_TABLES = {
  measure: table(
    'measure',
    '指标：表式中的一个单元格，或由此求和',
    'What a cell of a form measures, or a sum of such cells',
    ['measure_id'],
    [
      column('measure_id', 'VARCHAR', '指标', 'table.row.column'),
      column(
        'table_id',
        'VARCHAR',
        '表',
        'proactive (二), requests (三), review (四), statistics (the one table of the form of 2014–2018)',
      ),
      column('row_id', 'VARCHAR', '行', 'Row of the table'),
      column('column_id', 'VARCHAR', '列', 'Column of the table'),
      column('zh', 'VARCHAR', '中文名称', 'Labels as the newest form prints them, headings first'),
      column('en', 'VARCHAR', '英文名称', 'The same in English'),
      column('unit', 'VARCHAR', '单位', '件, 项, 万元; in statistics also 条, 次, 篇, 个, 人, 人次'),
      column('derived', 'BOOLEAN', '派生', 'True for a sum that no form asks for: see derived_measure'),
      column('measure_order', 'INTEGER', '顺序', 'Position in the forms, from 1; derived measures come last'),
    ],
  ),
  measure_template: table(
    'measure_template',
    '指标所属表式',
    'Which form asks for which measure; of a derived one, which form has the rows to sum',
    ['measure_id', 'template'],
    [
      column('measure_id', 'VARCHAR', '指标', 'Measure'),
      column('template', 'VARCHAR', '表式', '2014, 2019 or 2021'),
    ],
    { measure_id: 'measure' },
  ),
  comparable_measure: table(
    'comparable_measure',
    '可比性：同一指标在两种表式之间',
    'May a measure be compared between two forms?',
    ['measure_id', 'from_template', 'to_template'],
    [
      column('measure_id', 'VARCHAR', '指标', 'Measure'),
      column('from_template', 'VARCHAR', '原表式', 'Form of the earlier value'),
      column('to_template', 'VARCHAR', '新表式', 'Form of the later value'),
      column(
        'status',
        'VARCHAR',
        '可比性',
        'comparable, comparable_with_caveat, break (counts something else), absent',
      ),
      optional('note_zh', 'VARCHAR', '说明', 'Why, in Chinese'),
      optional('note_en', 'VARCHAR', '英文说明', 'Why, in English'),
    ],
    { measure_id: 'measure' },
  ),
  derived_measure: table(
    'derived_measure',
    '派生指标的组成：各表式中相加的单元格',
    'The cells whose sum a derived measure is, in each form',
    ['measure_id', 'template', 'part_id'],
    [
      column('measure_id', 'VARCHAR', '派生指标', 'Derived measure'),
      column('template', 'VARCHAR', '表式', 'Form'),
      column('part_id', 'VARCHAR', '组成指标', 'Measure that is one of the summands in this form'),
    ],
    { measure_id: 'measure' },
  ),
  indicator_definition: table(
    'indicator_definition',
    '指标比率的定义',
    'What an indicator is',
    ['indicator_id'],
    [
      column('indicator_id', 'VARCHAR', '指标比率', 'Id in data/registry/indicators.json'),
      column('indicator_order', 'INTEGER', '顺序', 'Position in that file, from 1'),
      column('zh', 'VARCHAR', '名称', 'Chinese name'),
      column('en', 'VARCHAR', '英文名称', 'English name'),
      column('formula_zh', 'VARCHAR', '公式', 'Formula in Chinese'),
      column('formula_en', 'VARCHAR', '英文公式', 'Formula in English'),
      column(
        'share',
        'BOOLEAN',
        '占比',
        'True when the numerator is part of the denominator: outside 0 to 1 there is no value',
      ),
    ],
  ),
  indicator_term: table(
    'indicator_term',
    '指标比率的分子、分母各项',
    'The measures that an indicator adds and subtracts',
    ['indicator_id', 'side', 'measure_id'],
    [
      column('indicator_id', 'VARCHAR', '指标比率', 'Indicator'),
      column('side', 'VARCHAR', '位置', 'numerator or denominator'),
      column('measure_id', 'VARCHAR', '指标', 'Measure'),
      column('sign', 'INTEGER', '符号', '1 is added, −1 is taken off'),
    ],
    { indicator_id: 'indicator_definition', measure_id: 'measure' },
  ),
} as const satisfies Record<string, TableSpec>;
