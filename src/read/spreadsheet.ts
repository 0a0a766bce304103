import XLSX, { type Range, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Document, TableCell } from './document.ts';
import { anchorAt, blocksOfSheet, type SheetRow } from './sheet-blocks.ts';
import { foldLines } from './spaces.ts';
import { messageOf, Unreadable } from './unreadable.ts';
import { isZip, refuseBomb } from './zip.ts';

/** Rows and columns of a sheet that are read; no report has as many. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 200;

/**
 * Reads an XLS or XLSX: every visible sheet in its order. A row of one cell is a paragraph, rows of several are a table. Numbers are
 * read as they are displayed, not as they are stored. Anchors are `sheet Sheet1, cell B12`.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`.
 */
export function readSpreadsheet(bytes: Uint8Array): Document {
  if (isZip(bytes)) refuseBomb(bytes);
  const book = open(bytes);
  const blocks = book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    return sheet === undefined || isHidden ? [] : blocksOfSheet(name, rowsOf(name, sheet));
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
    throw new Unreadable(
      /password|encrypt/i.test(message) ? 'encrypted' : 'damaged',
      { said: message },
      {
        cause: error,
      },
    );
  }
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
      anchor: anchorAt(name, r, c),
    };
    rows.set(r, [...(rows.get(r) ?? []), cell]);
  }
  return [...rows.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells: cells.toSorted((a, b) => a.column - b.column) }));
}

/** Cells covered by a merged one; their own content is not shown. */
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
  const displayed = 'w' in cell ? cell.w : 'v' in cell ? cell.v : '';
  return foldLines(String(displayed ?? ''));
}
