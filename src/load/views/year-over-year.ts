import { type CellFlag, mayBeComparedSql } from '../../domain/index.ts';
import { MEASURED_VALUE } from './measured-value.ts';

/** SQL of a sentence in each language; `year` is an SQL expression. */
interface Phrase {
  readonly zh: (year: string) => string;
  readonly en: (year: string) => string;
}

/** Why a cell has no value, by the flag that says so; the first that fits counts. */
const WHY_NULL = {
  corrected: {
    zh: (year) => `${year} || '年度数值经更正为不明'`,
    en: (year) => `'set to unknown by a correction in ' || ${year}`,
  },
  missing: {
    zh: (year) => `${year} || '年度报告缺少该单元格'`,
    en: (year) => `'missing from the report for ' || ${year}`,
  },
  blank: { zh: (year) => `${year} || '年度为空白'`, en: (year) => `'blank in ' || ${year}` },
  placeholder: {
    zh: (year) => `${year} || '年度填写的是符号'`,
    en: (year) => `'a placeholder instead of a number in ' || ${year}`,
  },
  implausible: {
    zh: (year) => `${year} || '年度数字不可信'`,
    en: (year) => `'an implausible number in ' || ${year}`,
  },
  repeated: {
    zh: (year) => `${year} || '年度同一单元格出现两次且内容不同'`,
    en: (year) => `'printed twice with different contents in ' || ${year}`,
  },
  unit_conflict: {
    zh: (year) => `${year} || '年度单位无法换算'`,
    en: (year) => `'a unit that cannot be converted in ' || ${year}`,
  },
  ocr_rejected: {
    zh: (year) => `${year} || '年度识别自图片的数值未经求和证实'`,
    en: (year) => `'recognised in a picture and confirmed by no sum in ' || ${year}`,
  },
} as const satisfies Partial<Record<CellFlag, Phrase>>;
const NOT_A_NUMBER: Phrase = {
  zh: (year) => `${year} || '年度填写的不是数字'`,
  en: (year) => `'not a number in ' || ${year}`,
};

const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

function whyNull(flags: string, year: string, language: Language): string {
  const cases = Object.entries(WHY_NULL).map(
    ([flag, phrase]) => `WHEN list_contains(${flags}, '${flag}') THEN ${phrase[language](year)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${NOT_A_NUMBER[language](year)} END`;
}

/** What a reader should know about a value, by the flag that says so. */
const CAVEATS = {
  ocr: {
    zh: (year) => `${year} || '年度数值识别自图片'`,
    en: (year) => `'recognised in a picture in ' || ${year}`,
  },
  approximate: {
    zh: (year) => `${year} || '年度为约数'`,
    en: (year) => `'a rounded number in ' || ${year}`,
  },
  corrected: {
    zh: (year) => `${year} || '年度数值经人工更正'`,
    en: (year) => `'corrected by hand in ' || ${year}`,
  },
} as const satisfies Partial<Record<CellFlag, Phrase>>;

function caveats(value: string, flags: string, year: string, language: Language): string[] {
  return Object.entries(CAVEATS).map(
    ([flag, phrase]) =>
      `CASE WHEN ${value} IS NOT NULL AND list_contains(${flags}, '${flag}') THEN ${phrase[language](year)} END`,
  );
}

/** All reasons that apply to a row, joined; null when there is nothing to say. */
function reason(language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const parts = [
    `CASE WHEN previous_report_id IS NULL
      THEN ${say("'无' || previous_year || '年度报告'", "'no report for ' || previous_year")} END`,
    `note_${language}`,
    `CASE WHEN previous_report_id IS NOT NULL AND previous_flags IS NULL
        AND coalesce(${mayBeComparedSql('comparability')}, true)
      THEN ${WHY_NULL.missing[language]('previous_year')} END`,
    `CASE WHEN previous_flags IS NOT NULL AND previous_value IS NULL
      THEN ${whyNull('previous_flags', 'previous_year', language)} END`,
    `CASE WHEN value IS NULL THEN ${whyNull('flags', 'report_year', language)} END`,
    ...caveats('previous_value', 'previous_flags', 'previous_year', language),
    ...caveats('value', 'flags', 'report_year', language),
    `CASE WHEN change IS NOT NULL AND previous_value = 0
      THEN ${say("'上年为零，无百分比'", "'the previous value is zero, so there is no percentage'")} END`,
    `CASE WHEN change IS NOT NULL AND previous_value < 0
      THEN ${say("'上年为负数，无百分比'", "'the previous value is negative, so there is no percentage'")} END`,
  ];
  return `nullif(concat_ws(${say("'；'", "'; '")}, ${parts.join(', ')}), '')`;
}

/**
 * The cell of the year before is found by a window, not by a join of all cells with all: filters on
 * division, agency or measure are then applied before it. Values have at most six decimals, so rounding to six removes
 * the noise of binary fractions; adding zero turns −0 into 0.
 */
export const YEAR_OVER_YEAR = `
  WITH cell AS NOT MATERIALIZED (
    SELECT report.division_code, report.agency_name, report.agency_id, report.report_year,
      report.checks_failed, report.url, measured.* EXCLUDE (division_code),
      lag({ year: report.report_year, template: measured.template, value: measured.value, flags: measured.flags })
        OVER (
          PARTITION BY report.division_code, report.agency_name, measured.measure_id ORDER BY report.report_year
        ) AS earlier
    FROM report JOIN ${MEASURED_VALUE} AS measured USING (report_id, division_code)
    WHERE report.is_current
  ),
  side_by_side AS NOT MATERIALIZED (
    SELECT division.division_code, division.name AS division_name, cell.agency_name, cell.report_year,
      measure.measure_id, measure.measure_order, measure.zh AS measure_zh, measure.en AS measure_en, measure.unit,
      cell.template, cell.value, cell.flags,
      cell.report_year - 1 AS previous_year,
      coalesce(CASE WHEN earlier.year = cell.report_year - 1 THEN earlier.template END, previous.template)
        AS previous_template,
      CASE WHEN earlier.year = cell.report_year - 1 THEN earlier.value END AS previous_value,
      CASE WHEN earlier.year = cell.report_year - 1 THEN earlier.flags END AS previous_flags,
      cell.checks_failed, previous.checks_failed AS previous_checks_failed,
      cell.report_id, previous.report_id AS previous_report_id,
      cell.url, previous.url AS previous_url
    FROM cell
    JOIN division ON division.division_code = cell.division_code
    JOIN measure USING (measure_id)
    LEFT JOIN report AS previous
      ON previous.agency_id = cell.agency_id AND previous.report_year = cell.report_year - 1
      AND previous.is_current
  ),
  judged AS (
    SELECT side_by_side.*, verdict.status AS comparability, verdict.note_zh, verdict.note_en,
      CASE WHEN ${mayBeComparedSql('verdict.status')}
        THEN round(value - previous_value, 6) + 0 END AS change
    FROM side_by_side
    LEFT JOIN comparable_measure AS verdict
      ON verdict.measure_id = side_by_side.measure_id
      AND verdict.from_template = side_by_side.previous_template
      AND verdict.to_template = side_by_side.template
  )
  SELECT division_code, division_name, agency_name, report_year,
    measure_id, measure_order, measure_zh, measure_en, unit,
    template, value, previous_year, previous_template, previous_value, change,
    CASE WHEN previous_value > 0 THEN round(100 * change / previous_value, 2) + 0 END AS change_pct,
    comparability,
    ${LANGUAGES.map((language) => `${reason(language)} AS reason_${language}`).join(',\n    ')},
    checks_failed, previous_checks_failed, report_id, previous_report_id, url, previous_url
  FROM judged`;
