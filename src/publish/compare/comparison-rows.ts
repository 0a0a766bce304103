import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { ComparabilitySchema } from '../../domain/index.ts';
import { selectRows, sqlText } from '../../workspace/index.ts';
import type { Years } from './comparable-spans.ts';
import { BADNESS, FORM, VERDICT } from './forms.ts';
import type { Quantity } from './quantity.ts';
import { type Grouping, inScope, SUBJECTS } from './subjects.ts';

const ComparisonRowSchema = z.object({
  division_code: z.string().nullable(),
  division_name: z.string().nullable(),
  agency_name: z.string().nullable(),
  /** Kind of the agency, as in the table `agency`. */
  kind: z.string().nullable(),
  level: z.string().nullable(),
  report_year: z.int(),
  /** In the unit of the quantity; null is unknown. */
  value: z.number().nullable(),
  /** Against the year before; of an indicator in percentage points. */
  change: z.number().nullable(),
  change_pct: z.number().nullable(),
  /** With the year before. */
  comparability: ComparabilitySchema.nullable(),
  /** 1 is the largest value of the year among agencies of the same kind and level; equal values share a rank. */
  rank: z.int().nullable(),
  /** Agencies that are ranked, and those of this kind and level that are not, because their value is unknown. */
  ranked: z.int().nullable(),
  unranked: z.int().nullable(),
  /** Percent of the sum over `ranked`. */
  share_pct: z.number().nullable(),
  note_zh: z.string().nullable(),
  note_en: z.string().nullable(),
  /** Arithmetic that does not hold in the report, and in that of the year before. */
  checks_failed: z.int().nullable(),
  previous_checks_failed: z.int().nullable(),
  trust: z.string().nullable(),
  template: z.string().nullable(),
  report_id: z.string().nullable(),
  url: z.string().nullable(),
});
export type ComparisonRow = z.infer<typeof ComparisonRowSchema>;
export const COMPARISON_COLUMNS = ComparisonRowSchema.keyof().options;

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
 * Each subject and year with its value. `counts`: the value is known, on a form that may be compared with that of its year, and of a known kind. Only such
 * values are ranked and summed, and each only with those of its kind and level: a government's report includes its
 * departments', and a province's may include its counties'.
 */
function placed({ quantity, grouping, divisions }: RowsWanted): string {
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
      coalesce(verdict.status IN ('comparable', 'comparable_with_caveat'), false) AS of_form
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

/** Rank and share of each row within its year, kind and level. */
function ranked(is: Quantity['is']): string {
  const share = `CASE WHEN counts AND min(value) FILTER (counts) OVER peers >= 0
      THEN round(100 * value / nullif(sum(value) FILTER (counts) OVER peers, 0), 2) END`;
  return `
  SELECT * EXCLUDE (change_pct), change_pct,
    CASE WHEN counts THEN CAST(rank() OVER (peers_alike ORDER BY value DESC) AS INTEGER) END AS rank,
    CAST(count(*) FILTER (counts) OVER peers AS INTEGER) AS ranked,
    CAST(count(*) FILTER (NOT counts) OVER peers AS INTEGER) AS unranked,
    ${is === 'measure' ? share : 'CAST(NULL AS DOUBLE)'} AS share_pct
  FROM placed
  WINDOW peers AS (PARTITION BY report_year, kind, level),
    peers_alike AS (PARTITION BY report_year, kind, level, counts)`;
}

/**
 * Sums over the governments of one level. A sum changes only where it and that of the year before are over the same
 * governments: each of them has a change, and there are no more of them than the year before.
 */
const BY_LEVEL = `
  SELECT CAST(NULL AS VARCHAR) AS division_code, CAST(NULL AS VARCHAR) AS division_name,
    CAST(NULL AS VARCHAR) AS agency_name, 'government' AS kind, level, report_year, value, change,
    CASE WHEN value - change > 0 THEN round(100 * change / (value - change), 2) + 0 END AS change_pct,
    comparability, CAST(NULL AS INTEGER) AS rank, CAST(NULL AS INTEGER) AS ranked, CAST(NULL AS INTEGER) AS unranked,
    CAST(NULL AS DOUBLE) AS share_pct,
    nullif(concat_ws('；',
      CASE WHEN summed < governments THEN '只含' || governments || '个政府中的' || summed || '个' END,
      CASE WHEN value IS NOT NULL AND change IS NULL THEN '上年合计所含政府不同，或不可比' END), '') AS note_zh,
    nullif(concat_ws('; ',
      CASE WHEN summed < governments THEN 'sum of ' || summed || ' of ' || governments || ' governments' END,
      CASE WHEN value IS NOT NULL AND change IS NULL
        THEN 'the sum of the year before is over other governments, or may not be compared' END), '') AS note_en,
    checks_failed, previous_checks_failed, CAST(NULL AS VARCHAR) AS trust, template,
    CAST(NULL AS VARCHAR) AS report_id, CAST(NULL AS VARCHAR) AS url
  FROM (
    SELECT * REPLACE (
      CASE WHEN changed = summed AND lag(summed) OVER earlier = summed THEN change END AS change)
    FROM (
      SELECT level, report_year, round(sum(value) FILTER (counts), 6) + 0 AS value,
        round(sum(change) FILTER (counts), 6) + 0 AS change,
        count(*) FILTER (counts) AS summed, count(change) FILTER (counts) AS changed, count(*) AS governments,
        arg_max(comparability, ${BADNESS('comparability')}) FILTER (counts) AS comparability,
        CAST(sum(checks_failed) FILTER (counts) AS INTEGER) AS checks_failed,
        CAST(sum(previous_checks_failed) FILTER (counts) AS INTEGER) AS previous_checks_failed,
        CASE WHEN min(template) = max(template) THEN min(template) END AS template
      FROM placed GROUP BY level, report_year
    )
    WINDOW earlier AS (PARTITION BY level ORDER BY report_year)
  )`;

/** What rows are asked for; divisions by code, agencies by id, null for all of the divisions. */
export interface RowsWanted {
  readonly quantity: Quantity;
  readonly grouping: Grouping;
  readonly divisions: readonly string[];
  readonly agencies: readonly string[] | null;
  readonly years: Years;
}

/** The rows of a comparison, sorted by level or division, agency and year. */
export function comparisonRows(connection: DuckDBConnection, wanted: RowsWanted): Promise<ComparisonRow[]> {
  const { quantity, grouping, agencies, years } = wanted;
  const shown =
    agencies === null ? '' : `AND agency_id IN (SELECT unnest(from_json($agencies, '["VARCHAR"]')))`;
  return selectRows(
    connection,
    `WITH ${placed(wanted)}, row AS (${grouping === 'level' ? BY_LEVEL : ranked(quantity.is)})
    SELECT ${COMPARISON_COLUMNS.join(', ')} FROM row
    WHERE report_year BETWEEN $first AND $last ${shown}
    ORDER BY level, division_code, agency_name, report_year`,
    ComparisonRowSchema,
    {
      terms: JSON.stringify(quantity.terms),
      first: years.first,
      last: years.last,
      ...(agencies === null ? {} : { agencies: JSON.stringify(agencies) }),
    },
  );
}
