import type { BodyLine, RowMatch } from './row-label.ts';
import type { BlockForm } from './vocabulary.ts';

/** Places in the form, both ends included, that a line may have; `isEnclosed` when there are known rows on both sides. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly isEnclosed: boolean;
}

/** The places that the known rows above and below a line leave for it, if the rows are in the form's order. */
export function positionsBetweenKnown(
  form: BlockForm,
  body: readonly BodyLine[],
  matches: readonly (RowMatch | null)[],
  at: number,
): Span {
  const positionAt = (index: number) => positionOf(matches[index] ?? null, form);
  let above = at - 1;
  while (above >= 0 && positionAt(above) === null) above -= 1;
  let below = at + 1;
  while (below < body.length && positionAt(below) === null) below += 1;
  const last = form.block.rows.length - 1;
  const before = positionAt(above);
  const after = positionAt(below);
  if (before !== null && after !== null) {
    if (before < after) return { first: before + 1, last: after - 1, isEnclosed: true };
    // The rows begin again: the line ends the first table or begins the second.
    const endsFirst =
      body[at]?.section === body[above]?.section && body[at]?.section !== body[below]?.section;
    return endsFirst
      ? { first: before + 1, last, isEnclosed: false }
      : { first: 0, last: after - 1, isEnclosed: false };
  }
  return { first: (before ?? -1) + 1, last: (after ?? last + 1) - 1, isEnclosed: false };
}

/** Place of a matched row in a block of a form; null when it is not in that block. */
export function positionOf(match: RowMatch | null, form: BlockForm): number | null {
  if (match === null || match.row === null) return null;
  if (!match.headers.some((header) => header.form === form)) return null;
  const position = form.block.rows.findIndex((row) => row.id === match.row);
  return position === -1 ? null : position;
}
