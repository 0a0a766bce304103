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

const RULES = TRUST_RULES.map((rule, index) => ({ ...rule, holds: `holds_${index}` }));

const FACT_COLUMNS = Object.entries(FACTS).map(([fact, value]) => `${value} AS fact_${fact}`);

/** A share above zero is shown as one percent at least. */
const NUMBER_COLUMNS = Object.keys(FACTS).map(
  (fact) => `CAST(CAST(greatest(1, round(fact_${fact})) AS INTEGER) AS VARCHAR) AS number_${fact}`,
);

/** A rule applies where no rule of the same fact with a higher threshold does. */
const RULE_COLUMNS = RULES.map(({ fact, above, holds }) => {
  const heavier = RULES.filter((rule) => rule.fact === fact && rule.above > above).map((rule) => rule.above);
  const upTo = heavier.length > 0 ? ` AND fact_${fact} <= ${Math.min(...heavier)}` : '';
  return `fact_${fact} > ${above}${upTo} AS ${holds}`;
});

function holding(weight: TrustRule['weight']): string {
  return RULES.filter((rule) => rule.weight === weight)
    .map(({ holds }) => `CAST(${holds} AS INTEGER)`)
    .join(' + ');
}

function reason(language: 'zh' | 'en', separator: string): string {
  const sentences = RULES.map(({ fact, holds, [language]: sentence }) => {
    const text = sentence.includes('{n}')
      ? `replace(${sqlText(sentence)}, '{n}', number_${fact})`
      : sqlText(sentence);
    return `CASE WHEN ${holds} THEN ${text} END`;
  });
  return `nullif(concat_ws(${sqlText(separator)}, ${sentences.join(', ')}), '')`;
}

/**
 * SQL of `rows` with the columns `trust`, `trust_reason_zh` and `trust_reason_en`, and what leads to them. Every
 * step has its own columns: with repeated expressions, DuckDB would plan longer than it computes.
 * @param rows name of a relation with the columns that `FACTS` uses.
 */
export function withTrust(rows: string): string {
  return `
    SELECT *,
      CASE WHEN ${holding('strong')} > 0 THEN 'low'
        WHEN ${holding('moderate')} > 0 OR ${holding('mild')} > 1 THEN 'medium'
        ELSE 'high' END AS trust,
      ${reason('zh', '；')} AS trust_reason_zh,
      ${reason('en', '; ')} AS trust_reason_en
    FROM (
      SELECT *, ${[...NUMBER_COLUMNS, ...RULE_COLUMNS].join(',\n        ')}
      FROM (SELECT *, ${FACT_COLUMNS.join(', ')} FROM ${rows})
    )`;
}
