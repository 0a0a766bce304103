import {
  cellsOf,
  type Template,
  type TemplateCell,
  type TemplateColumn,
  type TemplateRow,
  type TemplateTable,
  unitOf,
} from './template.ts';

/** What a cell measures, in whatever form: `table.row.column`, such as `requests.new.total`. */
export type MeasureId = string;

export interface Measure {
  readonly id: MeasureId;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** Chinese label as the newest form prints it, headings first: 三、… · 不予公开 · 属于国家秘密 · 总计. */
  readonly zh: string;
  readonly en: string;
  /** Unit that the form prescribes: 件, 项, 万元, … */
  readonly unit: string;
  /** Ids of the templates that have it, oldest first. */
  readonly templates: readonly string[];
}

/** Measure of a cell: its place in its form, unless the form says that it is another form's measure. */
export function measureOf(table: TemplateTable, row: TemplateRow, column: TemplateColumn): MeasureId {
  return row.measure ?? measureId(table.id, row.id, column.id);
}

export function measureId(table: string, row: string, column: string): MeasureId {
  return `${table}.${row}.${column}`;
}

/**
 * The measures of all templates in the newest form's order, each once;
 * those that only an older form has follow at the end of their table.
 */
export function measuresOf(templates: readonly Template[]): Measure[] {
  const oldestFirst = [...templates].sort((a, b) => a.report_years.first - b.report_years.first);
  const measures = new Map<MeasureId, Measure>();
  for (const template of [...oldestFirst].reverse()) {
    for (const cell of cellsOf(template)) {
      const id = measureOf(cell.table, cell.row, cell.column);
      const known = measures.get(id);
      if (known === undefined) measures.set(id, describe(id, cell, template.id));
      else measures.set(id, { ...known, templates: [template.id, ...known.templates] });
    }
  }
  const tableOrder = [...new Set([...measures.values()].map((measure) => measure.table))];
  return tableOrder.flatMap((table) => [...measures.values()].filter((measure) => measure.table === table));
}

function describe(id: MeasureId, cell: TemplateCell, templateId: string): Measure {
  const path = headingPath(cell);
  return {
    id,
    table: cell.table.id,
    row: cell.row.id,
    column: cell.column.id,
    zh: [...path.map((row) => row.label), cell.row.label, cell.column.label].join(' · '),
    en: [...path.map((row) => row.en), cell.row.en, cell.column.en].join(' · '),
    unit: unitOf(cell.row, cell.column),
    templates: [templateId],
  };
}

function headingPath(cell: TemplateCell): TemplateRow[] {
  const path: TemplateRow[] = [];
  let parentId = cell.row.parent;
  while (parentId !== null) {
    const parent = cell.block.rows.find((row) => row.id === parentId);
    if (parent === undefined) break;
    path.unshift(parent);
    parentId = parent.parent;
  }
  return path;
}
