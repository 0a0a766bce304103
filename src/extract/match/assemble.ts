import {
  cellsOfBlock,
  type Observation,
  type Problem,
  problem,
  type Template,
  type TemplateTable,
  valueRows,
} from '../../domain/index.ts';
import type { Units } from '../units.ts';
import { observe } from './observe.ts';
import type { Placement } from './place-sections.ts';
import type { BlockForm } from './vocabulary.ts';

export interface Assembled {
  /** Form of the report: one id, `mixed` when its blocks follow several, null when no table was found. */
  readonly template: string | null;
  readonly observations: readonly Observation[];
  readonly problems: readonly Problem[];
}

/** Every cell of the report's form in the form's order, filled where something was placed. */
export function assemble(
  placements: readonly Placement[],
  templates: readonly Template[],
  reportYear: number | null,
  units: Units,
): Assembled {
  const main = mainTemplate(placements, templates, reportYear);
  if (main === null) return { template: null, observations: [], problems: [problem('no_table')] };
  const observations: Observation[] = [];
  const problems: Problem[] = [];
  const used = new Set<string>();
  for (const form of formsOf(placements, templates, main)) {
    const here = placements.filter((placement) =>
      placement.forms.some((candidate) => sameBlock(candidate, form)),
    );
    if (here.length === 0) {
      // A table that is completely missing is reported once, below.
      if (form.table.blocks.length > 1 && tableIsThere(form.table, placements)) {
        problems.push(problem('block_missing', { label: form.block.label }));
      }
    } else used.add(form.template);
    const filled = fillBlock(form, here, units);
    observations.push(...filled.observations);
    problems.push(...filled.problems);
  }
  for (const table of main.tables) {
    if (!tableIsThere(table, placements))
      problems.push(problem('table_missing', { number: table.number, label: table.label }));
  }
  const template = used.size > 1 ? 'mixed' : main.id;
  if (template === 'mixed') problems.push(problem('template_mixed', { templates: [...used].sort() }));
  else if (reportYear !== null && !coversYear(main, reportYear)) {
    problems.push(problem('template_unexpected', { report_year: reportYear, template: main.id }));
  }
  return { template, observations, problems };
}

/**
 * The form that most of the evidence supports: each block whose header only one form has, each row that only one form has.
 * Without any, the form in force in the report year.
 */
function mainTemplate(
  placements: readonly Placement[],
  templates: readonly Template[],
  reportYear: number | null,
): Template | null {
  if (placements.length === 0) return null;
  const evidence = new Map<string, Set<string>>();
  for (const { forms, row } of placements) {
    const [only] = forms;
    if (only === undefined || forms.length > 1) continue;
    // A row alone is weak where its block's header is common to several forms; a block counts once.
    const key = only.table.layout === 'blocks' ? only.block.id : `${only.block.id}.${row}`;
    evidence.set(only.template, (evidence.get(only.template) ?? new Set()).add(key));
  }
  const inForce = templates.find((template) => reportYear !== null && coversYear(template, reportYear));
  const ranked = templates.toSorted(
    (a, b) =>
      (evidence.get(b.id)?.size ?? 0) - (evidence.get(a.id)?.size ?? 0) ||
      Number(b === inForce) - Number(a === inForce) ||
      b.report_years.first - a.report_years.first,
  );
  return ranked[0] ?? null;
}

function coversYear(template: Template, year: number): boolean {
  return (
    year >= template.report_years.first && year <= (template.report_years.last ?? Number.POSITIVE_INFINITY)
  );
}

function tableIsThere(table: TemplateTable, placements: readonly Placement[]): boolean {
  return placements.some((placement) => placement.forms.some((form) => form.table.id === table.id));
}

function sameBlock(a: BlockForm, b: BlockForm): boolean {
  return a.table.id === b.table.id && a.block.id === b.block.id;
}

/** The blocks of the main form, each in the form that its own labels support, and blocks that only another form has. */
function formsOf(
  placements: readonly Placement[],
  templates: readonly Template[],
  main: Template,
): BlockForm[] {
  const inOrder = [main, ...templates.filter((template) => template !== main)];
  const all = inOrder.flatMap((template) =>
    template.tables.flatMap((table) =>
      table.blocks.map((block) => ({ template: template.id, table, block })),
    ),
  );
  const chosen: BlockForm[] = [];
  for (const form of all) {
    if (chosen.some((known) => sameBlock(known, form))) continue;
    const rivals = all.filter((candidate) => sameBlock(candidate, form));
    const counts = rivals.map(
      (rival) =>
        placements.filter((placement) =>
          placement.forms.some((found) => sameBlock(found, rival) && found.template === rival.template),
        ).length,
    );
    const most = Math.max(...counts);
    if (most === 0 && form.template !== main.id) continue;
    // Rivals are in the order of `inOrder`, so the main form wins a draw; a few stray rows do not outvote it.
    const own = counts[0] ?? 0;
    const winner = own > 0 && form.table.layout !== 'blocks' ? rivals[0] : rivals[counts.indexOf(most)];
    if (winner !== undefined) chosen.push(winner);
  }
  const order = [...new Set(inOrder.flatMap((template) => template.tables.map((table) => table.id)))];
  return chosen.toSorted((a, b) => order.indexOf(a.table.id) - order.indexOf(b.table.id));
}

function fillBlock(
  form: BlockForm,
  placements: readonly Placement[],
  units: Units,
): Pick<Assembled, 'observations' | 'problems'> {
  const observations: Observation[] = [];
  const problems: Problem[] = [];
  const belongs = (placement: Placement) =>
    placement.forms.some((candidate) => candidate.template === form.template && sameBlock(candidate, form));
  const own = groupByCell(placements.filter(belongs));
  for (const { row, column } of cellsOfBlock(form.table, form.block)) {
    const target = { template: form.template, table: form.table, row, column };
    const observed = observe(target, own.get(`${row.id}|${column.id}`) ?? [], [], units);
    observations.push(observed.observation);
    problems.push(...observed.problems);
  }
  const foreign = groupByCell(placements.filter((placement) => !belongs(placement)));
  const foreignRows = new Set<string>();
  for (const [key, group] of foreign) {
    const other = group[0]?.forms.find((candidate) => sameBlock(candidate, form));
    const [rowId = '', columnId] = key.split('|');
    const column = other?.block.columns.find((candidate) => candidate.id === columnId);
    const row = other?.block.rows.find((candidate) => candidate.id === rowId);
    if (other === undefined || row === undefined || column === undefined) continue;
    const target = { template: other.template, table: form.table, row, column };
    const observed = observe(target, group, ['other_template'], units);
    observations.push(observed.observation);
    problems.push(...observed.problems);
    const label = other.block.rows.find((row) => row.id === rowId)?.label ?? rowId;
    if (!foreignRows.has(label)) {
      problems.push(
        problem(
          'row_of_other_template',
          { row: label, template: other.template },
          group[0]?.token.anchor ?? null,
        ),
      );
    }
    foreignRows.add(label);
  }
  if (placements.length > 0) problems.push(...missingRows(form, own));
  return { observations, problems };
}

function groupByCell(placements: readonly Placement[]): Map<string, Placement[]> {
  const groups = new Map<string, Placement[]>();
  for (const placement of placements) {
    const key = `${placement.row}|${placement.column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [placement]);
    else group.push(placement);
  }
  return groups;
}

function missingRows(form: BlockForm, own: ReadonlyMap<string, unknown>): Problem[] {
  const rows = valueRows(form.block).filter((row) =>
    form.block.columns.every((column) => !own.has(`${row.id}|${column.id}`)),
  );
  if (rows.length === 0) return [];
  return [problem('rows_missing', { table: form.table.label, rows: rows.map((row) => row.label) })];
}
