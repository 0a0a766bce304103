import {
  cellsOf,
  measureId,
  measureOf,
  type Template,
  type TemplateBlock,
  unitOf,
} from '../../src/domain/index.ts';
import { leavesUnder, type TemplateCell } from '../../src/domain/template.ts';
import type { Random } from './random.ts';

/** What a report states: measure id to number, in the form's unit. */
export type Figures = ReadonlyMap<string, number>;

/** Room for the sums: no total of a matrix reaches a million. */
const LARGEST_LEAF = 6_000;
const LARGEST_ALONE = 999_999;

/**
 * A figure for each cell of a form, all of them different, so that a misplaced one is noticed.
 * @param sumsHold whether totals are the sums of their parts, as the form demands, or any number.
 */
export function distinctFigures(template: Template, random: Random, sumsHold: boolean): Figures {
  // Sums can coincide with other figures; then the draw is made again.
  for (;;) {
    const figures = new Map<string, number>();
    const taken = new Set<number>();
    for (const cell of cellsOf(template)) figures.set(idOf(cell), draw(cell, random, taken, sumsHold));
    if (sumsHold) for (const table of template.tables) fillSums(table.id, table.blocks, figures);
    if (new Set(figures.values()).size === figures.size && [...figures].every(isPrintable)) return figures;
  }
}

function idOf({ table, row, column }: TemplateCell): string {
  return measureOf(table, row, column);
}

function isPrintable([id, value]: readonly [string, number]): boolean {
  return value >= 0 || id.endsWith('_change');
}

function draw(cell: TemplateCell, random: Random, taken: Set<number>, small: boolean): number {
  const largest = small ? LARGEST_LEAF : LARGEST_ALONE;
  for (;;) {
    const whole = random.integer(1, largest);
    const sign = cell.column.signed && random.chance(0.5) ? -1 : 1;
    const value =
      unitOf(cell.row, cell.column) === '万元' && random.chance(0.5)
        ? whole + random.integer(1, 99) / 100
        : sign * whole;
    if (taken.has(value)) continue;
    taken.add(value);
    return value;
  }
}

function fillSums(table: string, blocks: readonly TemplateBlock[], figures: Map<string, number>): void {
  for (const block of blocks) {
    const total = block.columns.find((column) => column.kind === 'total');
    const parts = block.columns.filter((column) => column !== total);
    const at = (row: string, column: string) => figures.get(measureId(table, row, column)) ?? 0;
    for (const column of parts) fillRows(table, block, column.id, figures);
    if (total === undefined) continue;
    for (const row of block.rows) {
      if (row.kind === 'heading') continue;
      const sum = parts.reduce((all, column) => all + at(row.id, column.id), 0);
      figures.set(measureId(table, row.id, total.id), sum);
    }
  }
}

/** 总计 is the sum of the rows under its heading; what came in equals what was handled and what is left. */
function fillRows(table: string, block: TemplateBlock, column: string, figures: Map<string, number>): void {
  const total = block.rows.find((row) => row.kind === 'total');
  if (total === undefined || total.parent === null) return;
  const id = (row: string) => measureId(table, row, column);
  const at = (row: string) => figures.get(id(row)) ?? 0;
  const handled = leavesUnder(block, total.parent).reduce((sum, row) => sum + at(row.id), 0);
  figures.set(id(total.id), handled);
  figures.set(id('new'), handled + at('carried_out') - at('carried_in'));
}
