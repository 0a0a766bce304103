import type { Check, CrossYearCheck } from './check.ts';
import { type MeasureId, measureOf } from './measure.ts';
import { leavesUnder, type Template, type TemplateBlock, valueRows } from './template.ts';

/** The cells that a check adds on each side, along one column (or row). */
export interface CheckedCells {
  readonly along: string;
  readonly left: readonly MeasureId[];
  readonly right: readonly MeasureId[];
  /** Cells of the right side that are in the report of the year before. */
  readonly previous: readonly MeasureId[];
}

/** What a check compares in reports of one form, along each column (or row); nothing when the form lacks its table. */
export function checkedCells(check: Check | CrossYearCheck, template: Template): CheckedCells[] {
  const table = template.tables.find((candidate) => candidate.id === check.table);
  if (table === undefined) return [];
  return table.blocks.flatMap((block) => {
    const { left, right, previous } = sidesOf(check, block);
    const alongs = check.per === 'column' ? block.columns : valueRows(block);
    return alongs.map(({ id: along }): CheckedCells => {
      const cells = (ids: readonly string[]): MeasureId[] =>
        ids.flatMap((id) => {
          const [rowId, columnId] = check.per === 'column' ? [id, along] : [along, id];
          const row = block.rows.find((candidate) => candidate.id === rowId);
          const column = block.columns.find((candidate) => candidate.id === columnId);
          return row === undefined || column === undefined ? [] : [measureOf(table, row, column)];
        });
      return { along, left: cells(left), right: cells(right), previous: cells(previous) };
    });
  });
}

/** Ids of the rows (or columns) on each side. */
function sidesOf(check: Check | CrossYearCheck, block: TemplateBlock) {
  const { left } = check;
  if (check.kind === 'cross_year') {
    const { previous, plus, minus } = check.right;
    return { left, right: [...plus, ...minus], previous };
  }
  const right = Array.isArray(check.right)
    ? check.right
    : leavesUnder(block, check.right.leaves_under).map((row) => row.id);
  return { left, right, previous: [] };
}
