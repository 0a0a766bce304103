import { columnOf, type HeaderColumn, type HeaderMatch, rowOf } from './header-match.ts';
import { type ExpectedColumn, expectedColumns, type Leaf, nameByNeighbours } from './name-columns.ts';
import type { Line, Token } from './token.ts';
import type { BlockForm, Vocabulary } from './vocabulary.ts';

/** The labels are all there, but not above their values: the columns follow from the form's order. */
export function readFromSequence(
  lines: readonly Line[],
  form: BlockForm,
  vocabulary: Vocabulary,
): HeaderMatch | null {
  if (form.table.layout === 'single_row' && !rowsInOrder(lines, form)) return null;
  const tokens = lines.flatMap((line) => line.tokens);
  const expected = expectedColumns(form);
  for (const order of printedOrders(form, expected)) {
    const leaves = lastPass(tokens, order, form);
    const named = nameByNeighbours(leaves, order, vocabulary);
    if (!order.every((_, position) => named.some((leaf) => leaf.position === position))) continue;
    const columns = expected.map((target): HeaderColumn => {
      const leaf = named.find(({ position }) => position !== null && order[position] === target);
      return {
        column: target.column,
        row: target.row,
        range: null,
        unit: leaf?.token ? vocabulary.unitOf(leaf.token.text) : null,
        misprinted: leaf?.misprinted ?? false,
      };
    });
    const used = new Set(named.flatMap((leaf) => (leaf.position === null ? [] : [leaf.token])));
    const hasExtra = tokens.some(isRemarks) || lines.some((line) => endsInExtraColumn(line, used));
    const extra = hasExtra ? [EXTRA] : [];
    const matchedBy = tokens.every((token) => token.columns === null) ? 'text' : 'sequence';
    return { form, columns: [...columns, ...extra], matchedBy };
  }
  return null;
}

const EXTRA: HeaderColumn = { column: null, row: null, range: null, unit: null, misprinted: false };

/** From left to right, or level by level: columns under a group are one line lower than the others. */
function printedOrders(form: BlockForm, expected: readonly ExpectedColumn[]): ExpectedColumn[][] {
  const isGrouped = ({ column }: ExpectedColumn) =>
    form.block.columns.some((candidate) => candidate.id === column && candidate.group !== null);
  const levels = [...expected.filter((column) => !isGrouped(column)), ...expected.filter(isGrouped)];
  return [[...expected], levels];
}

/** Labels in the order of the columns; where they begin again, the header is printed twice and the last one counts. */
function lastPass(tokens: readonly Token[], order: readonly ExpectedColumn[], form: BlockForm): Leaf[] {
  let leaves: Leaf[] = [];
  let next = 0;
  for (const token of tokens) {
    if (token.content.kind !== 'text') continue;
    const id = columnOf(token, form);
    if (id === null) {
      if (token.roles.length === 0) leaves.push({ token, position: null, misprinted: false });
      continue;
    }
    const isNext = (from: number) => order.findIndex((column, at) => at >= from && column.column === id);
    let position = isNext(next);
    if (position === -1) {
      leaves = [];
      position = isNext(0);
    }
    leaves.push({ token, position, misprinted: token.misprinted });
    next = position + 1;
  }
  return leaves;
}

/** Rows printed side by side are named in the form's order, each once, or twice in a header printed twice. */
function rowsInOrder(lines: readonly Line[], form: BlockForm): boolean {
  const ids = lines.flatMap((line) => line.tokens.flatMap((token) => rowOf(token, form) ?? []));
  const positions = [...new Set(ids)].map((id) => form.block.rows.findIndex((row) => row.id === id));
  return (
    positions.length > 0 && positions.every((position, at) => at === 0 || position > (positions[at - 1] ?? 0))
  );
}

function isRemarks(token: Token): boolean {
  return token.roles.some((role) => role.kind === 'remarks');
}

/** A last cell that no form has. */
function endsInExtraColumn(line: Line, used: ReadonlySet<Token | null>): boolean {
  const last = line.tokens.at(-1);
  return (
    line.tokens.length > 1 &&
    last !== undefined &&
    last.content.kind === 'text' &&
    last.roles.length === 0 &&
    !used.has(last)
  );
}
