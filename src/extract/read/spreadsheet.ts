import XLSX, { type Range, type WorkBook, type WorkSheet } from 'xlsx';
import type { Block, Document, TableCell } from '../document.ts';
import { foldLines } from './spaces.ts';
import { messageOf, Unreadable } from './unreadable.ts';
import { isZip, refuseBomb } from './zip.ts';

/** Rows of a sheet that are read, and columns; no report has so many. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 200;

/**
 * Reads an XLS or XLSX: every visible sheet in its order. A row of one cell is a paragraph, rows of several are a table. Numbers are
 * read as they are printed, not as they are stored. Anchors are `sheet Sheet1, cell B12`.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`.
 */
export function readSpreadsheet(bytes: Uint8Array): Document {
  if (isZip(bytes)) refuseBomb(bytes);
  const book = open(bytes);
  const blocks = book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    return sheet === undefined || isHidden ? [] : blocksOf(name, sheet);
  });
  return { title: null, meta: new Map(), blocks, attachments: [] };
}

function open(bytes: Uint8Array): WorkBook {
  try {
    // `sheetStubs`: a blank cell inside a table is a cell.
    return XLSX.read(bytes, {
      type: 'array',
      sheetStubs: true,
      cellHTML: false,
      cellFormula: false,
      sheetRows: MOST_ROWS,
    });
  } catch (error) {
    const message = messageOf(error);
    throw new Unreadable(/password|encrypt/i.test(message) ? 'encrypted' : 'damaged', message, {
      cause: error,
    });
  }
}

/** Cells of one row of the sheet, from left to right. */
interface SheetRow {
  readonly row: number;
  readonly cells: readonly TableCell[];
}

function blocksOf(name: string, sheet: WorkSheet): Block[] {
  const blocks: Block[] = [];
  let open: SheetRow[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(tableOf(name, open));
    open = [];
  };
  for (const row of rowsOf(name, sheet)) {
    const [only, ...others] = row.cells.filter((cell) => cell.text !== '');
    if (only !== undefined && others.length === 0 && standsAlone(only, row, open)) {
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

function rowsOf(name: string, sheet: WorkSheet): SheetRow[] {
  const merges = new Map((sheet['!merges'] ?? []).map((merge) => [XLSX.utils.encode_cell(merge.s), merge]));
  const covered = coveredCells([...merges.values()]);
  const rows = new Map<number, TableCell[]>();
  for (const address of Object.keys(sheet)) {
    if (address.startsWith('!') || covered.has(address)) continue;
    const { r, c } = XLSX.utils.decode_cell(address);
    if (c >= MOST_COLUMNS) continue;
    const merge = merges.get(address);
    const cell: TableCell = {
      text: textOf(sheet, address),
      row: r,
      column: c,
      rowSpan: merge === undefined ? 1 : merge.e.r - r + 1,
      columnSpan: merge === undefined ? 1 : Math.min(merge.e.c, MOST_COLUMNS) - c + 1,
      anchor: anchorOf(name, address),
    };
    rows.set(r, [...(rows.get(r) ?? []), cell]);
  }
  return [...rows.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells: cells.toSorted((a, b) => a.column - b.column) }))
    .filter(({ cells }) => cells.some((cell) => cell.text !== ''));
}

/** Cells under a merged one, whose own content is not shown. */
function coveredCells(merges: readonly Range[]): Set<string> {
  const covered = new Set<string>();
  for (const { s, e } of merges) {
    for (let r = s.r; r <= Math.min(e.r, s.r + MOST_ROWS); r += 1) {
      for (let c = s.c; c <= Math.min(e.c, s.c + MOST_COLUMNS); c += 1) {
        if (r !== s.r || c !== s.c) covered.add(XLSX.utils.encode_cell({ r, c }));
      }
    }
  }
  return covered;
}

function textOf(sheet: WorkSheet, address: string): string {
  const cell: unknown = sheet[address];
  if (typeof cell !== 'object' || cell === null) return '';
  const printed = 'w' in cell ? cell.w : 'v' in cell ? cell.v : '';
  return foldLines(String(printed ?? ''));
}

/** Rows of the sheet that follow one another, as a grid that begins at its first cell. What no cell covers is blank. */
function tableOf(name: string, rows: readonly SheetRow[]): Block {
  const cells = rows.flatMap((row) => row.cells);
  const left = Math.min(...cells.map((cell) => cell.column));
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan)) - left;
  // For each grid column the first row that is free again.
  const freeFrom: number[] = [];
  const placed = rows.map(({ row, cells: own }, at) => {
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
      const address = XLSX.utils.encode_cell({ r: row, c: column + left });
      here.push({ text: '', row: at, column, rowSpan: 1, columnSpan: 1, anchor: anchorOf(name, address) });
    }
    return here.toSorted((a, b) => a.column - b.column);
  });
  return { kind: 'table', rows: placed, width, anchor: cells[0]?.anchor ?? '' };
}

function anchorOf(name: string, address: string): string {
  return `sheet ${name}, cell ${address}`;
}
