import type { Anchor } from '../../domain/index.ts';
import type { Table } from '../../read/index.ts';
import { joinSplitLabels } from './split-label.ts';
import { type Line, tokenOf } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

export function linesOfTable(table: Table<Anchor>, number: number, vocabulary: Vocabulary): Line[] {
  return table.rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({
      table: number,
      tokens: joinSplitLabels(
        cells.map((cell) =>
          tokenOf(
            cell.text,
            cell.anchor,
            { start: cell.column, end: cell.column + cell.columnSpan },
            cell.rowSpan,
            vocabulary,
          ),
        ),
        vocabulary,
      ),
    }));
}

/**
 * The same table with rows and columns exchanged. Null when a row is shorter than the others: it has lost a cell, and the
 * cells after it would end up in another row of the form.
 */
export function transposed(table: Table<Anchor>): Table<Anchor> | null {
  const cells = table.rows.flat();
  const covered = cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
  if (covered !== table.width * table.rows.length) return null;
  const rows: Table<Anchor>['rows'][number][number][][] = Array.from({ length: table.width }, () => []);
  for (const cell of cells) {
    rows[cell.column]?.push({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    });
  }
  return { ...table, rows, width: table.rows.length };
}
