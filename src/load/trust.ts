import { TRUST_RULES, type TrustFact, type TrustRule } from '../domain/index.ts';
import { sqlText } from '../workspace/index.ts';

/** Each fact as an SQL expression over the columns of `REPORT_ROWS`. */
const FACTS: Readonly<Record<TrustFact, string>> = {
  no_value: 'CAST(cells_valued = 0 AS INTEGER)',
  unplaced: 'CAST(agency_id IS NULL OR report_year IS NULL AS INTEGER)',
  failed_checks: 'failed_errors',
  failed_warnings: 'failed_warnings',
  null_percent: percent('cells_null', 'cells_valued + cells_null'),
  guessed_cells: 'guessed_cells',
  counted_percent: percent('counted_cells', 'cells_valued'),
  identity_conflict: 'CAST(identity_conflict AS INTEGER)',
  form_doubt: 'form_doubt',
  disputed_cells: 'disputed_cells',
  borrowed_cells: 'borrowed_cells',
  text_disagreements: 'text_disagreements',
};

function percent(part: string, whole: string): string {
  return `coalesce(100.0 * ${part} / nullif(${whole}, 0), 0)`;
}

/** A rule holds where none of the same fact that asks for more does. */
function holds({ fact, above }: TrustRule): string {
  const heavier = TRUST_RULES.filter((rule) => rule.fact === fact && rule.above > above).map(
    (rule) => rule.above,
  );
  const conditions = [`${FACTS[fact]} > ${above}`];
  if (heavier.length > 0) conditions.push(`${FACTS[fact]} <= ${Math.min(...heavier)}`);
  return `(${conditions.join(' AND ')})`;
}

function holding(weight: TrustRule['weight']): string {
  return TRUST_RULES.filter((rule) => rule.weight === weight)
    .map((rule) => `CAST(${holds(rule)} AS INTEGER)`)
    .join(' + ');
}

/** A share that is above zero is told as one percent at least. */
function told(rule: TrustRule, language: 'zh' | 'en'): string {
  const sentence = sqlText(rule[language]);
  const text = rule[language].includes('{n}')
    ? `replace(${sentence}, '{n}', CAST(CAST(greatest(1, round(${FACTS[rule.fact]})) AS INTEGER) AS VARCHAR))`
    : sentence;
  return `CASE WHEN ${holds(rule)} THEN ${text} END`;
}

function reason(language: 'zh' | 'en', separator: string): string {
  return `nullif(concat_ws(${sqlText(separator)}, ${TRUST_RULES.map((rule) => told(rule, language)).join(', ')}), '')`;
}

/** The columns `trust`, `trust_reason_zh` and `trust_reason_en`. */
export const TRUST_COLUMNS = `
  CASE WHEN ${holding('strong')} > 0 THEN 'low'
    WHEN ${holding('moderate')} > 0 OR ${holding('mild')} > 1 THEN 'medium'
    ELSE 'high' END AS trust,
  ${reason('zh', '；')} AS trust_reason_zh,
  ${reason('en', '; ')} AS trust_reason_en`;
