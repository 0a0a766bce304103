import type { HeaderColumn } from './header.ts';
import type { Token } from './line.ts';

/** Values under their columns. `byPlace`: the grid confirms the order; `weak`: the order rests on dropped blanks. */
export interface Alignment {
  readonly pairs: readonly { readonly column: HeaderColumn; readonly token: Token }[];
  readonly byPlace: boolean;
  readonly weak: boolean;
}

/**
 * Puts the values of a line under the columns of a header; null where that would be a guess.
 * @param sameGrid whether line and header stand in one table, so that their grid columns mean the same.
 */
export function align(
  values: readonly Token[],
  columns: readonly HeaderColumn[],
  sameGrid: boolean,
): Alignment | null {
  // One number for several rows belongs to none of them alone.
  if (values.some((token) => token.rowSpan > 1 && token.reading.kind !== 'blank')) return null;
  const stands = (token: Token, column: HeaderColumn, exactly: boolean) => {
    if (!sameGrid || token.columns === null || column.range === null) return false;
    const { start, end } = token.columns;
    return exactly
      ? start === column.range.start && end === column.range.end
      : start < column.range.end && end > column.range.start;
  };
  if (values.length === columns.length) {
    const pairs = columns.flatMap((column, at) => {
      const token = values[at];
      return token === undefined ? [] : [{ column, token }];
    });
    const byPlace = pairs.every(({ column, token }) => stands(token, column, false));
    const blanks = values.some((token) => token.reading.kind === 'blank');
    return { pairs, byPlace, weak: !byPlace && blanks };
  }
  const placed = columns.flatMap((column) => {
    const token = values.find((candidate) => stands(candidate, column, true));
    return token === undefined ? [] : [{ column, token }];
  });
  const strays = values.filter((token) => !placed.some((pair) => pair.token === token));
  if (placed.length > 0 && strays.every((token) => token.reading.kind === 'blank')) {
    return { pairs: placed, byPlace: true, weak: false };
  }
  return values.length > columns.length ? withoutBlankEdge(values, columns) : null;
}

function withoutBlankEdge(values: readonly Token[], columns: readonly HeaderColumn[]): Alignment | null {
  const extra = values.length - columns.length;
  const isBlank = (token: Token) => token.reading.kind === 'blank';
  const leading = values.slice(0, extra).every(isBlank);
  const trailing = values.slice(-extra).every(isBlank);
  if (leading === trailing) return null;
  const rest = leading ? values.slice(extra) : values.slice(0, -extra);
  const aligned = align(rest, columns, false);
  return aligned === null ? null : { ...aligned, weak: true };
}
