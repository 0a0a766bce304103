import type { Block, Document } from '../document.ts';
import { anchorAt, blocksOfSheet } from '../sheet-blocks.ts';
import { Unreadable } from '../unreadable.ts';
import { filesIn } from '../zip.ts';
import { readOdfBody } from './body.ts';

const BODY = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/**
 * Reads an ODT (OpenDocument 1.3, part 3). Anchors are `paragraph 12` and `table 3, row 2, cell 4`, counted from 1 in the
 * order of the file. Automatic list numbers are left out.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`, `too_deep`, `entities_refused`, `needs_ocr`.
 */
export function readOdt(bytes: Uint8Array): Document {
  const { blocks, pictures } = readOdfBody(bodyOf(bytes), (at) => `table ${at}`);
  if (blocks.length === 0 && pictures > 0) throw new Unreadable('needs_ocr', { pictures });
  return { title: null, meta: new Map(), blocks, attachments: [] };
}

/**
 * Reads an ODS: every visible sheet in its order, as `spreadsheet.ts` reads an XLSX, with the same anchors. Values are those
 * that are printed.
 * @throws {Unreadable} as `readOdt`.
 */
export function readOds(bytes: Uint8Array): Document {
  const { blocks } = readOdfBody(bodyOf(bytes), (_, name) => name);
  return { title: null, meta: new Map(), blocks: blocks.flatMap(sheetBlocks), attachments: [] };
}

function sheetBlocks(sheet: Block): Block[] {
  if (sheet.kind !== 'table') return [];
  const rows = sheet.rows.map((cells, row) => {
    const last = cells.findLastIndex((cell) => cell.text !== '' || cell.columnSpan > 1);
    const used = cells.slice(0, last + 1);
    return {
      row,
      cells: used.map((cell) => ({ ...cell, anchor: anchorAt(sheet.anchor, row, cell.column) })),
    };
  });
  return blocksOfSheet(sheet.anchor, rows);
}

/** The manifest says which parts are encrypted (OpenDocument 1.3, part 2, 4.4). */
function bodyOf(bytes: Uint8Array): Uint8Array {
  const parts = filesIn(bytes, (name) => name === BODY || name === MANIFEST);
  const manifest = new TextDecoder().decode(parts.get(MANIFEST));
  if (/<(?:\w+:)?encryption-data\b/.test(manifest)) throw new Unreadable('encrypted', {});
  const body = parts.get(BODY);
  if (body === undefined) throw new Unreadable('damaged', { missing_part: BODY });
  return body;
}
