import type { Block, TableCell } from './document.ts';

/** Cells of one row of the sheet, from left to right. */
export interface SheetRow {
  /** From 0. */
  readonly row: number;
  readonly cells: readonly TableCell[];
}

/** Blocks of one sheet. A row of one cell is a paragraph, rows of several are a table; blank rows are left out. */
export function blocksOfSheet(name: string, rows: readonly SheetRow[]): Block[] {
  const blocks: Block[] = [];
  let open: SheetRow[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(tableOf(name, open));
    open = [];
  };
  for (const row of rows) {
    const [only, ...others] = row.cells.filter((cell) => cell.text !== '');
    if (only === undefined) continue;
    if (others.length === 0 && standsAlone(only, row, open)) {
      close();
      blocks.push({ kind: 'paragraph', text: only.text, anchor: only.anchor });
    } else open.push(row);
  }
  close();
  return blocks;
}

/** 五、存在的主要问题: a heading, where no cell is merged. */
const HEADING = /^[一二三四五六][、.．]/;
/** No label is as long. */
const LONGEST_LABEL = 60;

/** Is the one cell of a row text, or a row of the table above whose other cells are blank? */
function standsAlone(cell: TableCell, row: SheetRow, above: readonly SheetRow[]): boolean {
  if (above.length === 0 || cell.text.length > LONGEST_LABEL) return true;
  const isTableRow = row.cells.length > 1;
  const cells = above.flatMap((other) => other.cells);
  const spansTable =
    cells.every((other) => other.column >= cell.column) &&
    cells.every((other) => other.column + other.columnSpan <= cell.column + cell.columnSpan);
  return !isTableRow && (spansTable || HEADING.test(cell.text));
}

/** Consecutive rows of the sheet as a grid that begins at its first cell. What no cell covers is blank. */
function tableOf(name: string, rows: readonly SheetRow[]): Block {
  const cells = rows.flatMap((row) => row.cells);
  const left = Math.min(...cells.map((cell) => cell.column));
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan)) - left;
  // For each grid column the next free row.
  const freeFrom: number[] = [];
  const blockRows = rows.map(({ row, cells: own }, at) => {
    const here = own.map((cell): TableCell => {
      const end = rows.findIndex((other) => other.row >= row + cell.rowSpan);
      return { ...cell, row: at, column: cell.column - left, rowSpan: (end === -1 ? rows.length : end) - at };
    });
    for (const { column, columnSpan, rowSpan } of here) {
      for (let covered = column; covered < column + columnSpan; covered += 1)
        freeFrom[covered] = at + rowSpan;
    }
    for (let column = 0; column < width; column += 1) {
      if ((freeFrom[column] ?? 0) > at) continue;
      const anchor = anchorAt(name, row, column + left);
      here.push({ text: '', row: at, column, rowSpan: 1, columnSpan: 1, anchor });
    }
    return here.toSorted((a, b) => a.column - b.column);
  });
  return { kind: 'table', rows: blockRows, width, anchor: cells[0]?.anchor ?? '' };
}

/** `sheet Sheet1, cell B12` of a row and column counted from 0. */
export function anchorAt(name: string, row: number, column: number): string {
  return `sheet ${name}, cell ${lettersOf(column)}${row + 1}`;
}

/** A to Z, then AA. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
