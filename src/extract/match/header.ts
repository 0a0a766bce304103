import type { MatchedBy } from '../../domain/index.ts';
import { readFromGrid } from './header-grid.ts';
import { readFromSequence } from './header-sequence.ts';
import type { Line, Token } from './line.ts';
import type { BlockForm, Vocabulary } from './vocabulary.ts';

/** One column of values under a header. */
export interface HeaderColumn {
  /** Column id; null for a column that the form does not have. */
  readonly column: string | null;
  /** Row id, where the form prints its rows side by side (table 四). */
  readonly row: string | null;
  /** Grid columns, end exclusive; null where the grid is lost. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** Unit that the header prints, where it is not the form's own words. */
  readonly unit: string | null;
  /** The printed label is not quite the form's. */
  readonly misprinted: boolean;
}

/** A header read as that of one block of one form. */
export interface HeaderReading {
  readonly form: BlockForm;
  readonly columns: readonly HeaderColumn[];
  readonly matchedBy: Extract<MatchedBy, 'labels' | 'sequence' | 'text'>;
}

/** Reads header lines as every form that has one of their column labels. */
export function readHeader(lines: readonly Line[], vocabulary: Vocabulary): HeaderReading[] {
  const once = withoutRepetition(lines, vocabulary);
  const named = new Set(
    once.flatMap((line) =>
      line.tokens.flatMap(({ roles }) =>
        roles.flatMap((role) => (role.kind === 'column' ? [role.form] : [])),
      ),
    ),
  );
  return vocabulary.forms.flatMap((form) => {
    if (!named.has(form)) return [];
    const reading = readFromGrid(once, form, vocabulary) ?? readFromSequence(once, form, vocabulary);
    return reading === null ? [] : [reading];
  });
}

/** A header printed twice has the same lines again. */
function withoutRepetition(lines: readonly Line[], vocabulary: Vocabulary): Line[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const words = line.tokens.map((token) => vocabulary.keyOf(token.text).key).join('|');
    const isNew = !seen.has(words);
    seen.add(words);
    return isNew;
  });
}

export function columnOf(token: Token, form: BlockForm): string | null {
  for (const role of token.roles) if (role.kind === 'column' && role.form === form) return role.id;
  return null;
}

/** Id of the row that the token names and that holds values. */
export function rowOf(token: Token, form: BlockForm): string | null {
  for (const role of token.roles) {
    if (role.kind === 'row' && role.form === form && !role.heading) return role.id;
  }
  return null;
}
