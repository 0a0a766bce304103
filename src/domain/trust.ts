/** What may lower the trust in a report; load counts each for every report. */
export type TrustFact =
  /** 1 when the report has no value at all. */
  | 'no_value'
  /** 1 when its agency, division or year is unknown. */
  | 'unplaced'
  /** Failed checks of severity error, and those of severity warning. */
  | 'failed_checks'
  | 'failed_warnings'
  /** Cells without a value, in percent of its cells. */
  | 'null_percent'
  /** Values whose row or column was decided by similarity or by sums. */
  | 'guessed_cells'
  /** Values placed by counting, in percent of its values. */
  | 'counted_percent'
  /** 1 when the source contradicts itself on agency, year or date. */
  | 'identity_conflict'
  /** 1 when it mixes forms, or uses that of other years. */
  | 'form_doubt'
  /** Cells that another format of the report prints differently, and cells that only another format has. */
  | 'disputed_cells'
  | 'borrowed_cells'
  /** Figures in its text that the tables contradict. */
  | 'text_disagreements';

export interface TrustRule {
  readonly fact: TrustFact;
  /** The rule applies when the fact is greater than this, and no rule of the same fact with a higher threshold applies. */
  readonly above: number;
  /** `strong` gives low; `moderate` medium; one `mild` rule is only mentioned, two of them give medium. */
  readonly weight: 'strong' | 'moderate' | 'mild';
  /** Sentence for the reader; `{n}` is the fact. */
  readonly zh: string;
  readonly en: string;
}

/**
 * The rules of `report.trust`, in the order of their sentences. One misprinted cell breaks up to three checks
 * (its column, its row, the balance), so only more than three are strong.
 */
export const TRUST_RULES: readonly TrustRule[] = [
  { fact: 'no_value', above: 0, weight: 'strong', zh: '没有任何数值', en: 'no value at all' },
  {
    fact: 'unplaced',
    above: 0,
    weight: 'strong',
    zh: '机关、区划或年度不明',
    en: 'agency, division or year unknown',
  },
  {
    fact: 'failed_checks',
    above: 3,
    weight: 'strong',
    zh: '{n} 项勾稽关系不成立',
    en: 'failed checks: {n}',
  },
  {
    fact: 'null_percent',
    above: 25,
    weight: 'strong',
    zh: '{n}% 的单元格无值',
    en: '{n} % of the cells without a value',
  },
  {
    fact: 'disputed_cells',
    above: 10,
    weight: 'strong',
    zh: '{n} 个单元格在另一格式中数值不同',
    en: 'cells that another format of the report prints otherwise: {n}',
  },
  {
    fact: 'failed_checks',
    above: 0,
    weight: 'moderate',
    zh: '{n} 项勾稽关系不成立',
    en: 'failed checks: {n}',
  },
  {
    fact: 'null_percent',
    above: 5,
    weight: 'moderate',
    zh: '{n}% 的单元格无值',
    en: '{n} % of the cells without a value',
  },
  {
    fact: 'guessed_cells',
    above: 0,
    weight: 'moderate',
    zh: '{n} 个数值按相似标签或求和定位',
    en: 'values placed by a similar label or by sums: {n}',
  },
  {
    fact: 'counted_percent',
    above: 10,
    weight: 'moderate',
    zh: '{n}% 的数值按次序定位',
    en: '{n} % of the values placed by counting',
  },
  {
    fact: 'disputed_cells',
    above: 0,
    weight: 'moderate',
    zh: '{n} 个单元格在另一格式中数值不同',
    en: 'cells that another format of the report prints otherwise: {n}',
  },
  {
    fact: 'borrowed_cells',
    above: 0,
    weight: 'moderate',
    zh: '{n} 个数值取自另一格式',
    en: 'values that only another format of the report has: {n}',
  },
  {
    fact: 'identity_conflict',
    above: 0,
    weight: 'moderate',
    zh: '原文的机关、年度或日期自相矛盾',
    en: 'the source contradicts itself on agency, year or date',
  },
  {
    fact: 'form_doubt',
    above: 0,
    weight: 'moderate',
    zh: '混用表式或使用其他年度的表式',
    en: 'mixes forms, or uses that of other years',
  },
  {
    fact: 'failed_warnings',
    above: 0,
    weight: 'mild',
    zh: '{n} 项跨年度或提示性勾稽关系不成立',
    en: 'failed checks across years or of severity warning: {n}',
  },
  {
    fact: 'counted_percent',
    above: 0,
    weight: 'mild',
    zh: '{n}% 的数值按次序定位',
    en: '{n} % of the values placed by counting',
  },
  {
    fact: 'null_percent',
    above: 0,
    weight: 'mild',
    zh: '{n}% 的单元格无值',
    en: '{n} % of the cells without a value',
  },
  {
    fact: 'text_disagreements',
    above: 0,
    weight: 'mild',
    zh: '文字与表格有 {n} 处不一致',
    en: 'figures in the text that the tables contradict: {n}',
  },
];
