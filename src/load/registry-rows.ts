import { comparableMeasures, type Measure, type Registry } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';

export function divisionRows({ divisions }: Registry): TableRow[] {
  return divisions.map(({ code, ...division }) => ({ division_code: code, ...division }));
}

export function measureRows(measures: readonly Measure[]): TableRow[] {
  return measures.map((measure, index) => ({
    measure_id: measure.id,
    table_id: measure.table,
    row_id: measure.row,
    column_id: measure.column,
    zh: measure.zh,
    en: measure.en,
    unit: measure.unit,
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
