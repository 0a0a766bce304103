import type { HeaderMatch } from './header-match.ts';
import type { Section } from './section.ts';
import { isPrintedValue, isValue, type Line, type Token } from './token.ts';
import type { BlockForm, Role } from './vocabulary.ts';

/** A line with the header above it. */
export interface BodyLine {
  readonly line: Line;
  readonly section: Section;
}

/** The row of the form that a line of values is. */
export interface RowMatch {
  /** Headers of the forms that have this row. */
  readonly headers: readonly HeaderMatch[];
  /** Null where the header itself names the rows. */
  readonly row: string | null;
  /** Where the values begin among the tokens. */
  readonly from: number;
  readonly by: 'label' | 'misprint' | 'sequence';
  /** The line with the other part of a label broken over two. */
  readonly rest: Line | null;
}

/** Whether a line may be the row at a place of a form. */
export type IsPossible = (form: BlockForm, position: number) => boolean;

/** The tokens of a line before its first printed value. */
export function labelsOf(line: Line): readonly Token[] {
  const firstValue = line.tokens.findIndex(isPrintedValue);
  return firstValue === -1 ? line.tokens : line.tokens.slice(0, firstValue);
}

/** The label nearest to the values, known or not; a unit between them is no label. */
export function lastLabel(line: Line): { readonly token: Token; readonly at: number } | null {
  const labels = labelsOf(line);
  const at = labels.findLastIndex((token) => !isValue(token) && token.unit === null);
  const token = labels[at];
  return token === undefined ? null : { token, at };
}

/** The row that roles name in forms whose headers have the same columns; null for none, or for several of one form. */
export function rowNamed(
  roles: readonly Role[],
  headers: readonly HeaderMatch[],
  isPossible: IsPossible,
): Pick<RowMatch, 'headers' | 'row'> | null {
  const named = headers.flatMap((header) => {
    if (header.columns.some((column) => column.row !== null)) return [];
    const row = onlyRow(roles, header.form, isPossible);
    return row === null ? [] : [{ header, row }];
  });
  const row = named[0]?.row;
  if (row === undefined) return null;
  return { headers: named.flatMap((found) => (found.row === row ? [found.header] : [])), row };
}

function onlyRow(roles: readonly Role[], form: BlockForm, isPossible: IsPossible): string | null {
  const ids = roles.flatMap((role) => {
    if (role.kind !== 'row' || role.form !== form || role.heading) return [];
    const position = form.block.rows.findIndex((row) => row.id === role.id);
    return isPossible(form, position) ? [role.id] : [];
  });
  const [only, ...others] = ids;
  return only === undefined || others.length > 0 ? null : only;
}
