import { columnOf, type HeaderColumn, type HeaderMatch, rowOf } from './header-match.ts';
import { expectedColumns, type Leaf, nameByNeighbours } from './name-columns.ts';
import { isValue, type Line, type Token } from './token.ts';
import type { BlockForm, Vocabulary } from './vocabulary.ts';

/** One column of the grid under the header: the lowest label above it. */
interface GridColumn {
  readonly leaf: Token | null;
  readonly row: Token | null;
  readonly other: Token | null;
  readonly start: number;
  readonly end: number;
}

/** The header whose labels are above their values. Null where the grid contradicts the labels. */
export function readFromGrid(
  lines: readonly Line[],
  form: BlockForm,
  vocabulary: Vocabulary,
): HeaderMatch | null {
  const tokens = lines.flatMap((line) => line.tokens);
  const grid = gridColumns(tokens, form);
  if (grid === null) return null;
  const leafTokens = new Set(grid.map((column) => column.leaf));
  // A column's label with another one below it: the spans are lost.
  if (tokens.some((token) => columnOf(token, form) !== null && !leafTokens.has(token))) return null;

  const sideBySide = form.table.layout === 'single_row';
  const expected = expectedColumns(form);
  const leaves = grid.map((column): Leaf => {
    const id = column.leaf === null ? null : columnOf(column.leaf, form);
    const row = sideBySide && column.row !== null ? rowOf(column.row, form) : null;
    const position = expected.findIndex((candidate) => candidate.column === id && candidate.row === row);
    return {
      token: column.leaf ?? column.other,
      position: id === null || position === -1 ? null : position,
      misprinted: column.leaf?.misprinted ?? false,
    };
  });
  if (grid.some((column, at) => column.leaf !== null && leaves[at]?.position === null)) return null;
  const known = leaves.flatMap((leaf) => leaf.position ?? []);
  if (new Set(known).size !== known.length) return null;
  const inOrder = known.every((position, at) => at === 0 || position > (known[at - 1] ?? 0));
  // A group label over the wrong columns would give every one of them the wrong row.
  if (sideBySide && !inOrder) return null;
  const named = inOrder ? nameByNeighbours(leaves, expected, vocabulary) : leaves;
  const columns = named.map(({ token, position, misprinted }, at): HeaderColumn => {
    const { start, end } = grid[at] ?? { start: 0, end: 0 };
    const target = position === null ? undefined : expected[position];
    return {
      column: target?.column ?? null,
      row: target?.row ?? null,
      range: { start, end },
      unit: target === undefined || token === null ? null : vocabulary.unitOf(token.text),
      misprinted,
    };
  });
  const isComplete = expected.every((_, position) => named.some((leaf) => leaf.position === position));
  const rest = withoutEmptyColumns(columns, named);
  if (!isComplete && (sideBySide || rest.some((column) => column.column === null))) return null;
  const byLabels = named.every((leaf, at) => leaf.position === leaves[at]?.position || leaf.misprinted);
  return { form, columns: rest, matchedBy: byLabels ? 'labels' : 'sequence' };
}

/** From the first column under a label; null where the grid is lost. */
function gridColumns(tokens: readonly Token[], form: BlockForm): GridColumn[] | null {
  const width = Math.max(...tokens.map((token) => token.columns?.end ?? 0));
  const leaves = new Array<Token | null>(width).fill(null);
  const rows = new Array<Token | null>(width).fill(null);
  const others = new Array<Token | null>(width).fill(null);
  for (const token of tokens) {
    if (token.columns === null) return null;
    const { start, end } = token.columns;
    if (columnOf(token, form) !== null) leaves.fill(token, start, end);
    else if (rowOf(token, form) !== null) rows.fill(token, start, end);
    // A blank below a label is the rest of its span.
    else for (let at = start; at < end; at += 1) if (!isValue(token) || !others[at]) others[at] = token;
  }
  let start = leaves.findIndex((leaf) => leaf !== null);
  // The first label may be a misprint.
  while (start > 0 && isUnknownLabel(others[start - 1])) start -= 1;
  const columns: GridColumn[] = [];
  for (let at = start; at < width; ) {
    const leaf = leaves[at] ?? null;
    const other = others[at] ?? null;
    const above = leaf === null ? others : leaves;
    let end = at + 1;
    while (end < width && (leaves[end] ?? null) === leaf && above[end] === above[at]) end += 1;
    // A title over several columns names none of them.
    const isTitle = leaf === null && other !== null && spansLeaf(other, leaves);
    if (leaf !== null || (other !== null && !isTitle)) {
      columns.push({ leaf, row: rows[at] ?? null, other, start: at, end });
    }
    at = end;
  }
  return columns;
}

function spansLeaf({ columns }: Token, leaves: readonly (Token | null)[]): boolean {
  return columns !== null && leaves.slice(columns.start, columns.end).some((leaf) => leaf !== null);
}

function isUnknownLabel(token: Token | null | undefined): boolean {
  return token?.content.kind === 'text' && token.roles.length === 0;
}

/** Without unknown columns left of the first value; blank cells are added to the column whose span they are. */
function withoutEmptyColumns(columns: readonly HeaderColumn[], leaves: readonly Leaf[]): HeaderColumn[] {
  const rest: HeaderColumn[] = [];
  for (const [at, column] of columns.entries()) {
    const before = rest.at(-1);
    if (column.column === null && before === undefined) continue;
    const isBlank = column.column === null && leaves[at]?.token?.content.kind !== 'text';
    if (isBlank && before?.range && column.range) {
      rest[rest.length - 1] = { ...before, range: { start: before.range.start, end: column.range.end } };
    } else rest.push(column);
  }
  return rest;
}
