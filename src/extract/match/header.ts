import type { MatchedBy } from '../../domain/index.ts';
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
}

/** A header read as that of one block of one form. */
export interface HeaderReading {
  readonly form: BlockForm;
  readonly columns: readonly HeaderColumn[];
  readonly matchedBy: Extract<MatchedBy, 'labels' | 'sequence' | 'text'>;
}

/** Reads header lines as every form that has one of their column labels. */
export function readHeader(lines: readonly Line[], vocabulary: Vocabulary): HeaderReading[] {
  const tokens = lines.flatMap((line) => line.tokens);
  return vocabulary.forms.flatMap((form) => {
    if (!tokens.some((token) => columnOf(token, form) !== null)) return [];
    const reading = readFromGrid(lines, form, vocabulary) ?? readFromSequence(tokens, form, vocabulary);
    return reading === null ? [] : [reading];
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

function readFromGrid(lines: readonly Line[], form: BlockForm, vocabulary: Vocabulary): HeaderReading | null {
  const tokens = lines.flatMap((line) => line.tokens);
  const width = Math.max(...tokens.map((token) => token.columns?.end ?? 0));
  // For each grid column the lowest token of each kind that stands above it.
  const leaves = new Array<Token | null>(width).fill(null);
  const rows = new Array<Token | null>(width).fill(null);
  const others = new Array<Token | null>(width).fill(null);
  for (const token of tokens) {
    if (token.columns === null) return null;
    const kind = columnOf(token, form) !== null ? leaves : rowOf(token, form) !== null ? rows : others;
    kind.fill(token, token.columns.start, token.columns.end);
  }
  const columns: HeaderColumn[] = [];
  for (let at = leaves.findIndex((leaf) => leaf !== null); at < width; ) {
    const leaf = leaves[at] ?? null;
    const above = leaf === null ? others : leaves;
    let end = at + 1;
    while (end < width && (leaves[end] ?? null) === leaf && above[end] === above[at]) end += 1;
    const row = rows[at] ?? null;
    columns.push({
      column: leaf === null ? null : columnOf(leaf, form),
      row: row === null || form.table.layout !== 'single_row' ? null : rowOf(row, form),
      range: { start: at, end },
      unit: leaf === null ? null : vocabulary.unitOf(leaf.text),
    });
    at = end;
  }
  return completed(columns, form);
}

/** Accepts columns that are told apart; a single unreadable label is filled in where its place leaves one choice. */
function completed(columns: readonly HeaderColumn[], form: BlockForm): HeaderReading | null {
  const known = columns.filter((column) => column.column !== null);
  const ids = known.map((column) => `${column.row}|${column.column}`);
  if (new Set(ids).size !== ids.length) return null;
  const sideBySide = known.some((column) => column.row !== null);
  // A group label over the wrong columns would give every one of them the wrong row.
  if (sideBySide && !inFormOrder(known, form)) return null;
  if (known.length === columns.length) return { form, columns, matchedBy: 'labels' };
  if (sideBySide) return null;
  const expected = form.block.columns;
  const fits =
    columns.length === expected.length &&
    columns.every((column, at) => column.column === null || column.column === expected[at]?.id);
  if (!fits) {
    const complete = expected.every((column) => known.some((found) => found.column === column.id));
    return complete ? { form, columns, matchedBy: 'labels' } : null;
  }
  return {
    form,
    columns: columns.map((column, at) => ({ ...column, column: expected[at]?.id ?? null })),
    matchedBy: 'sequence',
  };
}

function inFormOrder(columns: readonly HeaderColumn[], form: BlockForm): boolean {
  const places = columns.map(({ row, column }) => ({
    row: form.block.rows.findIndex((candidate) => candidate.id === row),
    column: form.block.columns.findIndex((candidate) => candidate.id === column),
  }));
  return places.every(({ row, column }, at) => {
    const before = places[at - 1];
    if (row === -1 || before === undefined) return row !== -1;
    return row > before.row || (row === before.row && column > before.column);
  });
}

/** The labels are all there, but not above their values: the form's own order tells the columns. */
function readFromSequence(
  tokens: readonly Token[],
  form: BlockForm,
  vocabulary: Vocabulary,
): HeaderReading | null {
  const expected = form.block.columns;
  const found = tokens.flatMap((token) => {
    const id = columnOf(token, form);
    const column = expected.find((candidate) => candidate.id === id);
    return column === undefined ? [] : [{ ...column, unit: vocabulary.unitOf(token.text) }];
  });
  const matchedBy = tokens.every((token) => token.columns === null) ? 'text' : 'sequence';
  const rows = form.block.rows.filter((row) => row.kind !== 'heading');
  const inOrder = (ids: readonly string[], wanted: readonly string[]) =>
    ids.length === wanted.length && ids.every((id, at) => id === wanted[at]);
  const expectedIds = expected.map((column) => column.id);

  if (form.table.layout === 'single_row') {
    const printedRows = tokens.flatMap((token) => rowOf(token, form) ?? []);
    const repeated = rows.flatMap(() => expectedIds);
    const complete =
      inOrder(
        printedRows,
        rows.map((row) => row.id),
      ) &&
      inOrder(
        found.map((column) => column.id),
        repeated,
      );
    if (complete) {
      const columns = rows.flatMap((row) =>
        expected.map((column) => ({ column: column.id, row: row.id, range: null, unit: null })),
      );
      return { form, columns, matchedBy };
    }
  }
  // Columns under a group stand one line lower than the others, so the two kinds are in order each for itself.
  const idsOf = (columns: readonly { id: string; group: string | null }[], grouped: boolean) =>
    columns.filter((column) => (column.group !== null) === grouped).map((column) => column.id);
  const complete = [true, false].every((grouped) => inOrder(idsOf(found, grouped), idsOf(expected, grouped)));
  if (!complete) return null;
  const columns = expected.map((column) => ({
    column: column.id,
    row: null,
    range: null,
    unit: found.find((candidate) => candidate.id === column.id)?.unit ?? null,
  }));
  return { form, columns, matchedBy };
}
