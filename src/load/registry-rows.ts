import {
  comparableMeasures,
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

export function comparableMeasureRows(measures: readonly Measure[], registry: Registry): TableRow[] {
  const templates = registry.templates.map((template) => template.id);
  return comparableMeasures(measures, templates, registry.crosswalk).map((row) => ({
    measure_id: row.measure,
    from_template: row.fromTemplate,
    to_template: row.toTemplate,
    status: row.status,
    note_zh: row.noteZh,
    note_en: row.noteEn,
  }));
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
