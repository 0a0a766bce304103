import type { Block } from '../document.ts';
import type { SourceCell, SourceRow } from '../grid.ts';

/** A cell as OpenDocument writes it: every grid column of a row has one, even where another covers it. */
export interface WrittenCell {
  readonly blocks: readonly Block[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Covered by a cell before or above it; its own content is not shown. */
  readonly isCovered: boolean;
}

interface OpenSpan {
  readonly columnSpan: number;
  rowsLeft: number;
}

/** Rows whose covered cells are replaced by the cell that covers them (OpenDocument 1.3, part 3, 9.1.5). */
export function sourceRows(rows: readonly (readonly WrittenCell[])[]): SourceRow[] {
  // Cells that extend into further rows, by their first column.
  const spans = new Map<number, OpenSpan>();
  return rows.map((row) => {
    const cells: SourceCell[] = [];
    let column = 0;
    while (column < row.length) {
      const above = spans.get(column);
      const cell = row[column];
      if (above !== undefined && above.rowsLeft > 0) {
        cells.push({ blocks: [], columnSpan: above.columnSpan, continues: true });
        above.rowsLeft -= 1;
        column += above.columnSpan;
      } else if (cell === undefined || cell.isCovered) column += 1;
      else {
        const { blocks, columnSpan, rowSpan } = cell;
        cells.push({ blocks, columnSpan, continues: false });
        spans.set(column, { columnSpan, rowsLeft: rowSpan - 1 });
        column += columnSpan;
      }
    }
    return { cells, skipped: 0 };
  });
}
