import type { Anchor } from '../../domain/index.ts';
import { type CellContent, readCell } from '../value.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

/** A printed cell with what it could be. */
export interface Token {
  readonly text: string;
  readonly content: CellContent;
  readonly roles: readonly Role[];
  /** The roles are those of a label that has lost characters in print. */
  readonly misprinted: boolean;
  /** Set where the cell has only a unit, between the label and the value. */
  readonly unit: string | null;
  /** Grid columns that it covers, end exclusive; null in text that has lost its grid. */
  readonly columns: { readonly start: number; readonly end: number } | null;
  /** Rows that it covers. */
  readonly rowSpan: number;
  readonly anchor: Anchor;
}

/** Tokens of one row of a table, or of text that was one. */
export interface Line {
  readonly tokens: readonly Token[];
  /** Number of the table in the document; lines of different tables do not share a grid. */
  readonly table: number;
}

export function tokenOf(
  text: string,
  anchor: Anchor,
  columns: Token['columns'],
  rowSpan: number,
  vocabulary: Vocabulary,
): Token {
  const content = readCell(text, vocabulary.units);
  const roles = content.kind === 'text' ? vocabulary.rolesOf(text) : [];
  const bare = text.replace(/\s/g, '');
  const unit = content.kind === 'text' && vocabulary.units.has(bare) ? bare : null;
  return { text, content, roles, misprinted: false, unit, columns, rowSpan, anchor };
}

/** A number, a dash, or an empty cell: what may be in a cell for a number. */
export function isValue(token: Token): boolean {
  return token.content.kind !== 'text';
}

/** A value that is not blank. */
export function isPrintedValue(token: Token): boolean {
  return token.content.kind === 'number' || token.content.kind === 'placeholder';
}
