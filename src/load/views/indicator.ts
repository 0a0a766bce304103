import type { Template } from '../../domain/index.ts';
import { sqlText } from '../../workspace/index.ts';
import { CORRECTED_CELL } from './corrected-cell.ts';
import { PICKED_BY } from './picked-by.ts';

/** Years of the form of a report, as SQL: 2014–2018. */
function formYears(templates: readonly Template[]): string {
  const cases = templates.map(
    ({ id, report_years: { first, last } }) =>
      `WHEN ${sqlText(id)} THEN ${sqlText(last === null ? `${first}–` : `${first}–${last}`)}`,
  );
  return `CASE template ${cases.join(' ')} END`;
}

/** Labels that a reason names; more are only counted. */
const LABELS_TOLD = 3;

function listText(labels: string, language: 'zh' | 'en'): string {
  const [separator, before, after] = language === 'zh' ? ['；', '；等共', '项'] : ['; ', '; ', ' in all'];
  return `array_to_string(${labels}[1:${LABELS_TOLD}], ${sqlText(separator)})
        || CASE WHEN len(${labels}) > ${LABELS_TOLD}
          THEN ${sqlText(before)} || len(${labels}) || ${sqlText(after)} ELSE '' END`;
}

/** The first reason that applies; a value has none. */
function nullReason(templates: readonly Template[], language: 'zh' | 'en'): string {
  const say = (zh: string, en: string) => sqlText(language === 'zh' ? zh : en);
  const years = formYears(templates);
  return `CASE
      WHEN template IS NULL THEN ${say('报告中没有表格', 'the report has no table')}
      WHEN len(not_asked_${language}) > 0 THEN ${say('', 'not asked for by the form of ')} || ${years}
        || ${say('年表式没有：', ': ')} || ${listText(`not_asked_${language}`, language)}
      WHEN len(unknown_${language}) > 0 THEN ${say('数值不明：', 'unknown value: ')}
        || ${listText(`unknown_${language}`, language)}
      WHEN denominator = 0 THEN ${say('分母为零', 'the denominator is zero')}
      WHEN denominator < 0 THEN ${say('分母为负数', 'the denominator is negative')}
      WHEN share AND numerator < 0 THEN ${say('分子为负数', 'the numerator is negative')}
      WHEN share AND numerator > denominator THEN ${say('分子大于分母，报告自相矛盾', 'the numerator exceeds the denominator: the report contradicts itself')}
    END`;
}

/**
 * Labels of the cells for which a condition is true, sorted. Sorting and removing duplicates after the grouping costs
 * nothing where there is no such cell, which is nearly everywhere.
 */
function labels(language: 'zh' | 'en', condition: string): string {
  return `coalesce(list_sort(list_distinct(list(label_${language}) FILTER (${condition}))), [])`;
}

const SUM = (side: string) =>
  `CASE WHEN bool_and(value IS NOT NULL) FILTER (side = '${side}')
      THEN round(sum(sign * value) FILTER (side = '${side}'), 6) END AS ${side}`;

/** Only for cells that are part of an indicator: one in eight. */
const TERM_CELL = `(
  SELECT report_id, division_code, measure_id, value FROM ${CORRECTED_CELL}
  SEMI JOIN indicator_term USING (measure_id)
)`;

/** A missing cell is not part of the form when the report's form is known and does not have it. */
export function indicatorQuery(templates: readonly Template[]): string {
  return `
  WITH cell AS (
    SELECT report.report_id, ${PICKED_BY.map((column) => `report.${column}`).join(', ')}, term.indicator_id, term.side, term.sign, measured.value,
      measure.zh AS label_zh, measure.en AS label_en,
      measured.report_id IS NULL AND form.template IS NULL
        AND report.template IN (SELECT template FROM measure_template) AS not_asked
    FROM report CROSS JOIN indicator_term AS term
    JOIN measure ON measure.measure_id = term.measure_id
    LEFT JOIN ${TERM_CELL} AS measured
      ON measured.report_id = report.report_id AND measured.division_code = report.division_code
      AND measured.measure_id = term.measure_id
    LEFT JOIN measure_template AS form
      ON form.measure_id = term.measure_id AND form.template = report.template
    WHERE report.is_current
  ),
  summed AS (
    SELECT report_id, ${PICKED_BY.join(', ')}, indicator_id, ${SUM('numerator')}, ${SUM('denominator')},
      ${(['zh', 'en'] as const)
        .map(
          (language) => `${labels(language, 'not_asked')} AS not_asked_${language},
      ${labels(language, 'value IS NULL')} AS unknown_${language}`,
        )
        .join(',\n      ')}
    FROM cell GROUP BY ALL
  ),
  judged AS (
    SELECT division.division_code, division.name AS division_name, report.agency_name, report.report_year,
      definition.indicator_id, definition.indicator_order,
      definition.zh AS indicator_zh, definition.en AS indicator_en,
      report.template, numerator, denominator,
      ${nullReason(templates, 'zh')} AS null_reason_zh,
      ${nullReason(templates, 'en')} AS null_reason_en,
      report.checks_failed, report.trust, report.report_id, report.url
    FROM summed
    JOIN report USING (report_id, ${PICKED_BY.join(', ')})
    JOIN division USING (division_code)
    JOIN indicator_definition AS definition USING (indicator_id)
  )
  SELECT division_code, division_name, agency_name, report_year,
    indicator_id, indicator_order, indicator_zh, indicator_en, template, numerator, denominator,
    CASE WHEN null_reason_en IS NULL THEN round(numerator / denominator, 6) + 0 END AS value,
    null_reason_zh, null_reason_en, checks_failed, trust, report_id, url
  FROM judged`;
}
