import type { HeaderColumn } from './header-match.ts';
import type { Token } from './token.ts';

/** Values assigned to columns. `byGrid`: the grid confirms the order; `weak`: a blank at an edge may be part of a label, not a value. */
export interface Alignment {
  readonly pairs: readonly { readonly column: HeaderColumn; readonly token: Token }[];
  readonly byGrid: boolean;
  readonly weak: boolean;
}

/**
 * Assigns the values of a line to the columns of a header; null where that would be a guess.
 * @param sameGrid whether line and header are in one table, so that their grid columns mean the same.
 */
export function align(
  values: readonly Token[],
  columns: readonly HeaderColumn[],
  sameGrid: boolean,
): Alignment | null {
  // One number for several rows belongs to none of them alone.
  if (values.some((token) => token.rowSpan > 1 && !isBlank(token))) return null;
  const named = columns.filter((column) => column.column !== null);
  const ways = [
    () => inOrder(values, columns, sameGrid),
    () => (sameGrid ? byGrid(values, columns) : null),
    // With a remark at its end the row lacks a value, and it is not known which.
    () => (named.length < columns.length && !endsInNumber(values) ? null : inOrder(values, named, sameGrid)),
    () => withoutBlankEdge(values, columns),
    () => withoutBlankEdge(values, named),
  ];
  let weak: Alignment | null = null;
  for (const way of ways) {
    const alignment = way();
    if (alignment !== null && !alignment.weak) return alignment;
    weak ??= alignment;
  }
  return weak;
}

function isBlank(token: Token): boolean {
  return token.content.kind === 'blank';
}

function endsInNumber(values: readonly Token[]): boolean {
  return values.at(-1)?.content.kind === 'number';
}

function overlap(token: Token, column: HeaderColumn): boolean {
  if (token.columns === null || column.range === null) return false;
  return token.columns.start < column.range.end && token.columns.end > column.range.start;
}

/** As many values as columns. */
function inOrder(
  values: readonly Token[],
  columns: readonly HeaderColumn[],
  sameGrid: boolean,
): Alignment | null {
  if (values.length !== columns.length) return null;
  const pairs = columns.flatMap((column, at) => {
    const token = values[at];
    return token === undefined ? [] : [{ column, token }];
  });
  const confirmed = sameGrid && pairs.every(({ column, token }) => overlap(token, column));
  const named = pairs.filter(({ column }) => column.column !== null);
  const hasBlankEdge = [named[0], named.at(-1)].some((pair) => pair !== undefined && isBlank(pair.token));
  return { pairs, byGrid: confirmed, weak: !confirmed && hasBlankEdge };
}

/**
 * Whether every value that is not blank is under one column and shares it with no other. A row that ends before its header has
 * lost a cell somewhere, so the values after it are too far left.
 */
function byGrid(values: readonly Token[], columns: readonly HeaderColumn[]): Alignment | null {
  const filled = values.filter((token) => !isBlank(token));
  const isClear = filled.every((token) => columns.filter((column) => overlap(token, column)).length === 1);
  const endsWithHeader = values.at(-1)?.columns?.end === columns.at(-1)?.range?.end;
  if (!isClear || !endsWithHeader || filled.length === 0) return null;
  const pairs: Alignment['pairs'][number][] = [];
  for (const column of columns) {
    const here = filled.filter((token) => overlap(token, column));
    if (here.length > 1) return null;
    const token = here[0] ?? values.find((candidate) => overlap(candidate, column));
    if (token !== undefined) pairs.push({ column, token });
  }
  return { pairs, byGrid: true, weak: false };
}

/** Surplus blanks on one side are the rest of a label's span, or of a column that no form has. */
function withoutBlankEdge(values: readonly Token[], columns: readonly HeaderColumn[]): Alignment | null {
  const extra = values.length - columns.length;
  if (extra <= 0) return null;
  const leading = values.slice(0, extra).every(isBlank);
  const trailing = values.slice(-extra).every(isBlank);
  if (leading === trailing) return null;
  return inOrder(leading ? values.slice(extra) : values.slice(0, -extra), columns, false);
}
