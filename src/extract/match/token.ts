import { type CellReading, readCell } from '../value.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

/** A printed cell with what it could be. */
export interface Token {
  readonly text: string;
  readonly reading: CellReading;
  readonly roles: readonly Role[];
  /** The roles are those of a label that has lost characters in print. */
  readonly misprinted: boolean;
  /** Grid columns that it covers, end exclusive; null in text that has lost its grid. */
  readonly columns: { readonly start: number; readonly end: number } | null;
  /** Rows that it covers. */
  readonly rowSpan: number;
  readonly anchor: string;
}

/** Tokens of one row of a table, or of what once was one. */
export interface Line {
  readonly tokens: readonly Token[];
  /** Number of the table in the document; lines of different tables do not share a grid. */
  readonly table: number;
}

export function tokenOf(
  text: string,
  anchor: string,
  columns: Token['columns'],
  rowSpan: number,
  vocabulary: Vocabulary,
): Token {
  const reading = readCell(text);
  const roles = reading.kind === 'text' ? vocabulary.rolesOf(text) : [];
  return { text, reading, roles, misprinted: false, columns, rowSpan, anchor };
}

/** A number, a dash, or an empty cell: what may stand where the form wants a number. */
export function isValue(token: Token): boolean {
  return token.reading.kind !== 'text';
}

/** A value that is not blank. */
export function isPrintedValue(token: Token): boolean {
  return token.reading.kind === 'number' || token.reading.kind === 'placeholder';
}

const UNIT_WORD = /^(?:亿元|万元|千元|元|件|项|条|个|次|篇|人|人次|部|家|场)$/;

/** A unit in a cell of its own, between the label and the value. */
export function isUnitWord(token: Token): boolean {
  return token.reading.kind === 'text' && UNIT_WORD.test(token.text.replace(/\s/g, ''));
}
