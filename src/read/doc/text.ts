import { decodeAs } from '../../domain/index.ts';
import { Unreadable } from '../unreadable.ts';
import type { Binary } from './binary.ts';

/** The text of a document with the position of every character in the WordDocument stream. */
export interface TextWithPieces {
  readonly text: string;
  /** Pieces in the order of the text ([MS-DOC] 2.8.35, PlcPcd). */
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Byte of the first character. */
  readonly offset: number;
  readonly bytesEach: 1 | 2;
}

/** FibRgFcLcb97.fcClx ([MS-DOC] 2.5.6). */
const FC_CLX = 0x1a2;
const PRC = 1;
const PCDT = 2;
const COMPRESSED = 0x40000000;
/** Several pieces may name the same bytes. */
const MOST_CHARACTERS = 10_000_000;

export function textWithPieces(word: Binary, table: Binary): TextWithPieces {
  let at = word.u32(FC_CLX);
  while (table.u8(at) === PRC) at += 3 + table.u16(at + 1);
  if (table.u8(at) !== PCDT) throw new Unreadable('damaged', { missing_part: 'PlcPcd' });
  const count = Math.floor((table.u32(at + 1) - 4) / 12);
  const starts = at + 5;
  const descriptors = starts + 4 * (count + 1);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let characters = 0;
  for (let piece = 0; piece < count; piece += 1) {
    const start = table.u32(starts + 4 * piece);
    const end = table.u32(starts + 4 * (piece + 1));
    const fc = table.u32(descriptors + 8 * piece + 2);
    const isCompressed = (fc & COMPRESSED) !== 0;
    const offset = isCompressed ? (fc & ~COMPRESSED) / 2 : fc;
    const bytesEach = isCompressed ? 1 : 2;
    characters += end - start;
    if (characters > MOST_CHARACTERS)
      throw new Unreadable('too_large_inside', { most_characters: MOST_CHARACTERS });
    if (end < start) throw new Unreadable('damaged', { broken_part: 'PlcPcd' });
    const bytes = word.slice(offset, (end - start) * bytesEach).bytes;
    pieces.push({ start, end, offset, bytesEach });
    texts.push(decodeAs(isCompressed ? 'windows-1252' : 'utf-16le', bytes));
  }
  return { text: texts.join(''), pieces };
}

/** Calls `visit` for each run of characters between two bytes of the stream, with its positions in the text. */
export function charactersBetween(
  pieces: readonly Piece[],
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  for (const { start, end, offset, bytesEach } of pieces) {
    const first = Math.max(start, start + Math.ceil((from - offset) / bytesEach));
    const last = Math.min(end, start + Math.ceil((to - offset) / bytesEach));
    if (first < last) visit(first, last);
  }
}
