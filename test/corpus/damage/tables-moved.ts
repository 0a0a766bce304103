import { type FormBlock, type FormCell, type FormRow, type FormTable, isTable, mapTables } from '../form.ts';
import { placedCells, rowsFrom, widthOf } from '../grid.ts';
import type { Damage } from './damage.ts';

export const transposed: Damage = {
  kind: 'table transposed',
  apply: (form, random) =>
    mapTables(form, (table) => {
      // Small blocks that share a table have no common turn.
      const isOneBlock =
        table.rows.findLastIndex((row) => row.part === 'header') <
        table.rows.findIndex((row) => row.part === 'body');
      return isOneBlock && random.chance(0.7) ? turned(table) : table;
    }),
};

function turned(table: FormTable): FormTable {
  const placed = placedCells(table.rows).map(({ cell, row, column }) => ({
    cell: { ...cell, colSpan: cell.rowSpan, rowSpan: cell.colSpan },
    row: column,
    column: row,
  }));
  const parts = Array.from({ length: widthOf(table.rows) }, (): FormRow['part'] => 'body');
  return { ...table, rows: rowsFrom(placed, parts) };
}

export const nested: Damage = {
  kind: 'table nested in a table',
  apply: (form, random) => {
    const nesting = random.pick(['around', 'inside'] as const);
    return mapTables(form, (table) => ({ ...table, nesting }));
  },
};

export const oneTable: Damage = {
  kind: 'all tables in one',
  apply: (form, random) => {
    const width = Math.max(...form.blocks.filter(isTable).map((table) => widthOf(table.rows)));
    const withTitles = random.chance(0.5);
    const blocks: FormBlock[] = [];
    let heading = '';
    for (const block of form.blocks) {
      if (block.kind === 'heading') heading = block.text;
      const last = blocks.at(-1);
      // The headings between tables become rows of the one table, or are lost.
      const joined = blocks.findLast(isTable);
      if (!isTable(block)) {
        if (joined === undefined || !hasMoreTables(form.blocks, block)) blocks.push(block);
        continue;
      }
      if (joined === undefined || last !== joined) {
        blocks.push(block);
        continue;
      }
      const title: FormCell = { text: heading, colSpan: width, rowSpan: 1, kind: 'frame', measure: null };
      const titleRows: FormRow[] = withTitles ? [{ part: 'header', cells: [title] }] : [];
      blocks[blocks.length - 1] = {
        ...joined,
        ids: [...new Set([...joined.ids, ...block.ids])],
        rows: [...joined.rows, ...titleRows, ...block.rows],
      };
    }
    return { ...form, blocks };
  },
};

function hasMoreTables(blocks: readonly FormBlock[], after: FormBlock): boolean {
  return blocks.slice(blocks.indexOf(after)).some(isTable);
}
