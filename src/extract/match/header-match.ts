import type { MatchedBy } from '../../domain/index.ts';
import type { Token } from './token.ts';
import type { BlockForm } from './vocabulary.ts';

/** One column of values under a header. */
export interface HeaderColumn {
  /** Column id; null for a column that the form does not have. */
  readonly column: string | null;
  /** Row id, where the form prints its rows side by side (table 四). */
  readonly row: string | null;
  /** Grid columns, end exclusive; null where the grid is lost. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** Unit that the header prints, where it is not the form's own. */
  readonly unit: string | null;
  /** The printed label is not quite the form's. */
  readonly misprinted: boolean;
}

/** A header read as the header of one block of one form. */
export interface HeaderMatch {
  readonly form: BlockForm;
  readonly columns: readonly HeaderColumn[];
  readonly matchedBy: Extract<MatchedBy, 'labels' | 'sequence' | 'text'>;
}

/** Id of the column that the token names. */
export function columnOf(token: Token, form: BlockForm): string | null {
  for (const role of token.roles) if (role.kind === 'column' && role.form === form) return role.id;
  return null;
}

/** Id of the row with values that the token names. */
export function rowOf(token: Token, form: BlockForm): string | null {
  for (const role of token.roles) {
    if (role.kind === 'row' && role.form === form && !role.heading) return role.id;
  }
  return null;
}
