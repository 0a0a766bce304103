import type { Block, Document } from '../document.ts';
import { isOle, type Streams, streamsOf } from '../ole.ts';
import { Unreadable } from '../unreadable.ts';
import { BodyBuilder, type MarkedText, type RowDefinition } from '../word-body.ts';
import { Binary } from './binary.ts';
import { characterRuns, paragraphRuns, type Sprm } from './properties.ts';
import { rowDefinition } from './row.ts';
import { charactersBetween, type TextWithPieces, textWithPieces } from './text.ts';

/** FibBase.wIdent, and flags of its bytes 10 and 11 ([MS-DOC] 2.5.2). */
const WORD = 0xa5ec;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
/** FibRgLw97: lengths of the parts of the text, in characters ([MS-DOC] 2.5.4). */
const BODY_LENGTH = 0x4c;
const LENGTHS_BEFORE_TEXT_BOXES = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60];
const TEXT_BOX_LENGTH = 0x64;

/**
 * Reads a DOC of Word 97 or later, or of WPS, with the grid of its tables. Anchors are `paragraph 12` and `table 3,
 * row 2, cell 4`, counted from 1 in the order of the file.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `word_too_old`, `needs_ocr`.
 */
export function readDoc(bytes: Uint8Array): Document {
  if (!isOle(bytes)) throw new Unreadable('word_too_old', {});
  return readWordStreams(streamsOf(bytes));
}

/** @param streams of the compound file; WordDocument is one of them. */
export function readWordStreams(streams: Streams): Document {
  const word = new Binary(required(streams, 'WordDocument'));
  if (word.u16(0) !== WORD) throw new Unreadable('word_too_old', {});
  const flags = word.u16(0x0a);
  if ((flags & ENCRYPTED) !== 0) throw new Unreadable('encrypted', {});
  const table = new Binary(required(streams, (flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table'));
  const data = streams.get('Data');
  const content = textWithPieces(word, table);
  const paragraphs = tablePositions(content, word, table, data === undefined ? null : new Binary(data));
  const isVisible = visibleCharacters(content, word, table);
  const part = (start: number, length: number) =>
    blocksOf(content.text, start, Math.min(start + length, content.text.length), paragraphs, isVisible);
  const textBoxes = LENGTHS_BEFORE_TEXT_BOXES.reduce((sum, at) => sum + word.u32(at), 0);
  // A text box mostly holds the title.
  const blocks = [...part(textBoxes, word.u32(TEXT_BOX_LENGTH)), ...part(0, word.u32(BODY_LENGTH))];
  if (blocks.length === 0 && content.text.includes(PICTURE)) throw new Unreadable('needs_ocr', {});
  return { title: null, meta: new Map(), blocks, attachments: [] };
}

function required(streams: Streams, name: string): Uint8Array {
  const stream = streams.get(name);
  if (stream === undefined) throw new Unreadable('damaged', { missing_part: name });
  return stream;
}

/** sprmPFInTable, sprmPFTtp, sprmPItap, sprmPFInnerTableCell, sprmPFInnerTtp ([MS-DOC] 2.6.2). */
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const DEPTH = 0x6649;
const INNER_CELL = 0x244b;
const INNER_ROW_END = 0x244c;
/** Greatest depth of tables in tables. */
const DEEPEST = 30;

interface TablePosition {
  readonly depth: number;
  readonly isRowEnd: boolean;
  readonly isInnerCell: boolean;
  readonly row: RowDefinition | null;
}

const PLAIN: TablePosition = { depth: 0, isRowEnd: false, isInnerCell: false, row: null };

/** By the position of the character that ends the paragraph. */
function tablePositions(
  { pieces }: TextWithPieces,
  word: Binary,
  table: Binary,
  data: Binary | null,
): Map<number, TablePosition> {
  const positions = new Map<number, TablePosition>();
  for (const { from, to, sprms } of paragraphRuns(word, table, data)) {
    const position = positionOf(sprms);
    if (position.depth > 0) charactersBetween(pieces, from, to, (_, end) => positions.set(end - 1, position));
  }
  return positions;
}

function positionOf(sprms: readonly Sprm[]): TablePosition {
  const isOn = (code: number) => sprms.findLast((sprm) => sprm.code === code)?.operand.u8(0) === 1;
  const depth = sprms.findLast((sprm) => sprm.code === DEPTH)?.operand.u32(0) ?? Number(isOn(IN_TABLE));
  if (depth > DEEPEST) throw new Unreadable('too_deep', { nested: 'table', levels: depth });
  const isRowEnd = isOn(ROW_END) || isOn(INNER_ROW_END);
  return { depth, isRowEnd, isInnerCell: isOn(INNER_CELL), row: isRowEnd ? rowDefinition(sprms) : null };
}

/** sprmCFRMarkDel and sprmCFVanish: deleted in a revision, hidden. */
const NOT_SHOWN = new Set([0x0800, 0x083c]);

function visibleCharacters(
  { text, pieces }: TextWithPieces,
  word: Binary,
  table: Binary,
): (at: number) => boolean {
  const hidden = new Uint8Array(text.length);
  for (const { from, to, sprms } of characterRuns(word, table)) {
    if (!sprms.some(({ code, operand }) => NOT_SHOWN.has(code) && (operand.u8(0) & 1) === 1)) continue;
    charactersBetween(pieces, from, to, (start, end) => hidden.fill(1, start, end));
  }
  return (at) => hidden[at] === 0;
}

/** Characters with a special meaning ([MS-DOC] 2.4.1, 2.9.347). */
const PICTURE = '\u0001';
const CELL_OR_ROW_END = '\u0007';
const PARAGRAPH_ENDS = new Set(['\r', '\f', CELL_OR_ROW_END]);
const FIELD_BEGIN = '\u0013';
const FIELD_RESULT = '\u0014';
const FIELD_END = '\u0015';
const PRINTED = new Map([
  ['\u000b', '\n'],
  ['\u000e', '\n'],
  ['\u001e', '-'],
  ['\t', ' '],
]);

function blocksOf(
  text: string,
  start: number,
  end: number,
  positions: ReadonlyMap<number, TablePosition>,
  isVisible: (at: number) => boolean,
): readonly Block[] {
  const builder = new BodyBuilder();
  /** For each open field: are we in its code, not in its result? */
  const fields: boolean[] = [];
  let paragraph = '';
  for (let at = start; at < end; at += 1) {
    const character = text.charAt(at);
    if (PARAGRAPH_ENDS.has(character)) {
      builder.add(marked(paragraph, character, positions.get(at) ?? PLAIN));
      paragraph = '';
    } else if (character === FIELD_BEGIN) fields.push(true);
    else if (character === FIELD_RESULT) fields.splice(-1, 1, false);
    else if (character === FIELD_END) fields.pop();
    else if (isVisible(at) && !fields.includes(true))
      paragraph += PRINTED.get(character) ?? printable(character);
  }
  if (paragraph !== '') builder.add(marked(paragraph, '\r', PLAIN));
  return builder.finish();
}

function printable(character: string): string {
  return character < ' ' ? '' : character;
}

function marked(text: string, end: string, { depth, isRowEnd, isInnerCell, row }: TablePosition): MarkedText {
  if (isRowEnd) return { text, depth, end: 'row', row };
  const isCellEnd = isInnerCell || (end === CELL_OR_ROW_END && depth > 0);
  return { text, depth, end: isCellEnd ? 'cell' : 'paragraph', row: null };
}
