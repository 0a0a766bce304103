import {
  comparableMeasures,
  comparableRuns,
  type DerivedMeasure,
  type Indicator,
  indicatorTerms,
  type Measure,
  type Registry,
} from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';

export function divisionRows({ divisions }: Registry): TableRow[] {
  return divisions.map(({ code, ...division }) => ({ division_code: code, ...division }));
}

export function templateRows({ templates }: Registry): TableRow[] {
  return templates.map(({ id, report_years, source }) => ({
    template: id,
    first_year: report_years.first,
    last_year: report_years.last,
    source,
  }));
}

export function measureRows(measures: readonly (Measure | DerivedMeasure)[]): TableRow[] {
  return measures.map((measure, index) => ({
    measure_id: measure.id,
    table_id: measure.table,
    row_id: measure.row,
    column_id: measure.column,
    zh: measure.zh,
    en: measure.en,
    unit: measure.unit,
    derived: 'parts' in measure,
    measure_order: index + 1,
  }));
}

export function measureTemplateRows(measures: readonly Measure[]): TableRow[] {
  return measures.flatMap(({ id, templates }) => templates.map((template) => ({ measure_id: id, template })));
}

/** Rows of `comparable_measure` and of `comparable_years`. */
export function comparabilityRows(
  measures: readonly Measure[],
  { templates, crosswalk }: Registry,
): { readonly verdicts: TableRow[]; readonly years: TableRow[] } {
  const oldestFirst = templates.toSorted((a, b) => a.report_years.first - b.report_years.first);
  const ids = templates.map(({ id }) => id);
  const found = measures.map((measure) => {
    const verdicts = comparableMeasures([measure], ids, crosswalk);
    const asking = oldestFirst.filter(({ id }) => measure.templates.includes(id));
    return { measure, verdicts, runs: comparableRuns(asking, verdicts) };
  });
  return {
    verdicts: found.flatMap(({ verdicts }) =>
      verdicts.map((row) => ({
        measure_id: row.measure,
        from_template: row.fromTemplate,
        to_template: row.toTemplate,
        status: row.status,
        note_zh: row.noteZh,
        note_en: row.noteEn,
      })),
    ),
    years: found.flatMap(({ measure, runs }) =>
      runs.map((run) => ({
        measure_id: measure.id,
        measure_zh: measure.zh,
        measure_en: measure.en,
        first_year: run.first,
        last_year: run.last,
        templates: run.templates,
        comparability: run.status,
        note_zh: run.notesZh.join('；') || null,
        note_en: run.notesEn.join('; ') || null,
      })),
    ),
  };
}

export function derivedMeasureRows(derived: readonly DerivedMeasure[]): TableRow[] {
  return derived.flatMap(({ id, parts }) =>
    parts.map((part) => ({ measure_id: id, template: part.template, part_id: part.measure })),
  );
}

export function indicatorRows(indicators: readonly Indicator[]): TableRow[] {
  return indicators.map(({ id, zh, en, formula, share }, index) => ({
    indicator_id: id,
    indicator_order: index + 1,
    zh,
    en,
    formula_zh: formula.zh,
    formula_en: formula.en,
    share,
  }));
}

export function indicatorTermRows(
  indicators: readonly Indicator[],
  measures: readonly Measure[],
): TableRow[] {
  return indicators.flatMap((indicator) =>
    indicatorTerms(indicator, measures).map(({ side, measure, sign }) => ({
      indicator_id: indicator.id,
      side,
      measure_id: measure,
      sign,
    })),
  );
}
