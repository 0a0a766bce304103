import { mayBeComparedSql, ofWorstSql } from '../../domain/index.ts';
import { sqlText } from '../../workspace/index.ts';
import type { Years } from './comparable-years.ts';
import { type Quantity, TERMS } from './quantity.ts';
import { type Grouping, inScope, SUBJECTS } from './subjects.ts';

/** Which rows are requested; divisions by code, agencies by id, null for all of the divisions. */
export interface RowsWanted {
  readonly quantity: Quantity;
  readonly grouping: Grouping;
  readonly divisions: readonly string[];
  readonly agencies: readonly string[] | null;
  readonly years: Years;
}

/** The worst verdict among the measures of a quantity, for each pair of forms, as SQL. */
const VERDICT = `
  SELECT from_template, to_template, ${ofWorstSql('status')} AS status
  FROM comparable_measure WHERE measure_id IN ${TERMS} GROUP BY ALL`;

/** The forms, with whether each has every measure of a quantity, as SQL. */
const FORM = `
  SELECT template, first_year, last_year,
    (SELECT count(*) FROM measure_template AS asked
      WHERE asked.template = template.template AND asked.measure_id IN ${TERMS}
    ) = len(from_json($terms, '["VARCHAR"]')) AS is_asked
  FROM template`;

/** The quantity in each report, as SQL: an indicator in percent, so that its change is in points. */
const CELLS: Readonly<Record<Quantity['is'], (where: string) => string>> = {
  measure: (where) => `
    SELECT report_id, template, value, change, change_pct, comparability, reason_zh, reason_en
    FROM year_over_year WHERE measure_${where}`,
  indicator: (where) => `
    SELECT report_id, template, round(100 * value, 4) + 0 AS value, change_points AS change,
      CAST(NULL AS DOUBLE) AS change_pct, comparability, null_reason_zh AS reason_zh, null_reason_en AS reason_en
    FROM indicator_year_over_year WHERE indicator_${where}`,
};

/**
 * The common table `placed`, as SQL: each subject and year with its value; needs the parameters `terms`, `first`, `last`.
 * `counts`: the value is known, on a form that may be compared with that of its year, and of a known kind. Only such
 * values are ranked and summed, and each only with those of its kind and level: a government's report includes its
 * departments', and a province's may include its counties'.
 */
export function placedValues({ quantity, grouping, divisions }: RowsWanted): string {
  const scope = inScope(divisions);
  const ofQuantity = `id = ${sqlText(quantity.id)} AND ${scope}`;
  return `
  verdict AS (${VERDICT}),
  form AS (${FORM}),
  year AS (SELECT CAST(unnest(range($first - 1, $last + 1)) AS INTEGER) AS report_year),
  cell AS (${CELLS[quantity.is](ofQuantity)}),
  subject AS (${SUBJECTS[grouping](scope)}),
  found AS (
    SELECT subject.*, cell.* EXCLUDE (report_id), cell.report_id IS NULL AS is_lacking, form.is_asked,
      report.checks_failed, before.checks_failed AS previous_checks_failed, report.trust, report.url,
      coalesce(${mayBeComparedSql('verdict.status')}, false) AS of_form
    FROM subject JOIN year USING (report_year)
    LEFT JOIN cell ON cell.report_id = subject.report_id
    LEFT JOIN report ON report.report_id = subject.report_id
    LEFT JOIN report AS before ON before.agency_id = report.agency_id AND before.is_current
      AND before.report_year = report.report_year - 1
    LEFT JOIN form ON subject.report_year BETWEEN form.first_year AND coalesce(form.last_year, subject.report_year)
    LEFT JOIN verdict ON verdict.from_template = cell.template AND verdict.to_template = form.template
  ),
  placed AS (
    SELECT *, value IS NOT NULL AND of_form AND kind IS NOT NULL AS counts,
      ${note('zh', { form: '该年表式没有这一项', cell: '报告缺少该单元格', other: '所用表式与该年表式不可比，不参与排名', kind: '机关类别不明，不参与排名' })} AS note_zh,
      ${note('en', { form: 'the form of the year does not ask for it', cell: 'the report lacks this cell', other: 'on a form that may not be compared with that of the year: not ranked', kind: 'an agency of unknown kind: not ranked' })} AS note_en
    FROM found
  )`;
}

function note(
  language: 'zh' | 'en',
  says: Readonly<Record<'form' | 'cell' | 'other' | 'kind', string>>,
): string {
  return `nullif(concat_ws('${language === 'zh' ? '；' : '; '}',
        CASE WHEN value IS NULL AND NOT coalesce(is_asked, false) THEN '${says.form}' ELSE lack_${language} END,
        CASE WHEN report_id IS NOT NULL AND is_lacking AND is_asked THEN '${says.cell}' END,
        reason_${language},
        CASE WHEN value IS NOT NULL AND NOT of_form THEN '${says.other}'
          WHEN value IS NOT NULL AND kind IS NULL THEN '${says.kind}' END), '')`;
}
