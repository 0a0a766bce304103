import type { Block, Table, TableCell } from './document.ts';

/** A cell as office formats write it: its position follows from the cells before it. */
export interface SourceCell {
  readonly blocks: readonly Block[];
  readonly columnSpan: number;
  /** The cell is a part of the one above it. */
  readonly continues: boolean;
}

export interface SourceRow {
  readonly cells: readonly SourceCell[];
  /** Empty grid columns before the first cell. */
  readonly skipped: number;
}

/**
 * A grid from rows of cells. A table that contains tables only lays out the page: the blocks of its cells follow one another.
 * @param anchor such as `table 3`; its cells get `table 3, row 2, cell 4`, counted in their order in the row.
 */
export function blocksOfTable(rows: readonly SourceRow[], anchor: string): readonly Block[] {
  const cells = rows.flatMap((row) => row.cells);
  if (cells.some((cell) => cell.blocks.some(isRealTable))) return cells.flatMap((cell) => cell.blocks);
  return cells.length === 0 ? [] : [gridOf(rows, anchor)];
}

/** A table of one cell is only a frame around its text. */
function isRealTable(block: Block): boolean {
  return block.kind === 'table' && block.rows.flat().length > 1;
}

function gridOf(rows: readonly SourceRow[], anchor: string): Table {
  const heights = new Map<SourceCell, number>();
  const columns = new Map<SourceCell, number>();
  // The cell that reaches down to the row above, by its first grid column.
  let above = new Map<number, SourceCell>();
  let width = 0;
  for (const row of rows) {
    const here = new Map<number, SourceCell>();
    let column = row.skipped;
    for (const cell of row.cells) {
      const upper = above.get(column);
      if (cell.continues && upper?.columnSpan === cell.columnSpan) {
        heights.set(upper, (heights.get(upper) ?? 1) + 1);
        here.set(column, upper);
      } else {
        columns.set(cell, column);
        here.set(column, cell);
      }
      column += cell.columnSpan;
    }
    width = Math.max(width, column);
    above = here;
  }
  const gridRows = rows.map((row, at) =>
    row.cells.flatMap((cell, index): TableCell[] => {
      const column = columns.get(cell);
      if (column === undefined) return [];
      return [
        {
          text: textOf(cell.blocks),
          row: at,
          column,
          rowSpan: heights.get(cell) ?? 1,
          columnSpan: cell.columnSpan,
          anchor: `${anchor}, row ${at + 1}, cell ${index + 1}`,
        },
      ];
    }),
  );
  return { kind: 'table', rows: gridRows, width, anchor };
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flat().map((cell) => cell.text),
    )
    .filter((text) => text !== '')
    .join('\n');
}
