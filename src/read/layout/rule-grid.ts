import type { TableCell } from '../document.ts';
import type { Box, Rule } from './page.ts';

/** Lines closer than this many points are one: double borders, and borders with a small gap between them. */
export const ONE_LINE = 3;

/** Lines of rules that touch one another, and their positions. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

/** The tables that rules draw; a box around text or an underline is no table. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const merged = [...mergedRules(rules, 'horizontal'), ...mergedRules(rules, 'vertical')];
  return touchingGroups(merged).flatMap((group) => {
    const across = group.filter((rule) => rule.axis === 'horizontal');
    const upright = group.filter((rule) => rule.axis === 'vertical');
    if (across.length === 0 || upright.length === 0) return [];
    // A table that a page break cuts is open above or below: the ends of its rules close it.
    const xs = clustered([
      ...upright.map((rule) => rule.at),
      ...across.flatMap((rule) => [rule.from, rule.to]),
    ]);
    const ys = clustered([
      ...across.map((rule) => rule.at),
      ...upright.flatMap((rule) => [rule.from, rule.to]),
    ]);
    return xs.length < 3 || ys.length < 2 ? [] : [{ xs, ys, rules: group }];
  });
}

export function boxOf({ xs, ys }: Grid): Box {
  return { x0: xs[0] ?? 0, y0: ys[0] ?? 0, x1: xs.at(-1) ?? 0, y1: ys.at(-1) ?? 0 };
}

/** A cell of a grid. */
export type Area = Pick<TableCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

/** Fields of the grid without a rule between them are one cell; cells in the order of rows and columns. */
export function areasOf(grid: Grid): Area[] {
  const height = grid.ys.length - 1;
  const width = grid.xs.length - 1;
  const groups = new Groups(height * width);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const field = row * width + column;
      if (column + 1 < width && !hasRule(grid, 'vertical', column + 1, row)) groups.join(field, field + 1);
      if (row + 1 < height && !hasRule(grid, 'horizontal', row + 1, column))
        groups.join(field, field + width);
    }
  }
  const members = new Map<number, { readonly row: number; readonly column: number }[]>();
  for (let field = 0; field < height * width; field += 1) {
    const root = groups.rootOf(field);
    const position = { row: Math.floor(field / width), column: field % width };
    members.set(root, [...(members.get(root) ?? []), position]);
  }
  return [...members.values()].flatMap(rectangles).toSorted((a, b) => a.row - b.row || a.column - b.column);
}

/** One area where the fields fill a rectangle; otherwise a border is missing, and each row is separate. */
function rectangles(fields: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const rows = [...new Set(fields.map((field) => field.row))];
  const spanned = (columns: readonly number[]) => Math.max(...columns) - Math.min(...columns) + 1;
  const columns = fields.map((field) => field.column);
  const area: Area = {
    row: Math.min(...rows),
    column: Math.min(...columns),
    rowSpan: spanned(rows),
    columnSpan: spanned(columns),
  };
  if (area.rowSpan * area.columnSpan === fields.length) return [area];
  return rows.flatMap((row) => {
    const own = fields.filter((field) => field.row === row).map((field) => field.column);
    const runs = own.filter((column) => !own.includes(column - 1));
    return runs.map((start): Area => {
      let end = start + 1;
      while (own.includes(end)) end += 1;
      return { row, column: start, rowSpan: 1, columnSpan: end - start };
    });
  });
}

/** Is there a rule on the line of this number, beside the field of this number? */
function hasRule({ xs, ys, rules }: Grid, axis: Rule['axis'], line: number, field: number): boolean {
  const [lines, fields] = axis === 'vertical' ? [xs, ys] : [ys, xs];
  const at = lines[line] ?? 0;
  const middle = ((fields[field] ?? 0) + (fields[field + 1] ?? 0)) / 2;
  return rules.some(
    (rule) =>
      rule.axis === axis && Math.abs(rule.at - at) <= ONE_LINE && rule.from <= middle && rule.to >= middle,
  );
}

export function boxOfArea({ xs, ys }: Grid, { row, column, rowSpan, columnSpan }: Area): Box {
  return {
    x0: xs[column] ?? 0,
    y0: ys[row] ?? 0,
    x1: xs[column + columnSpan] ?? 0,
    y1: ys[row + rowSpan] ?? 0,
  };
}

/** Joins pieces of rules on one line, which are drawn cell by cell. */
function mergedRules(rules: readonly Rule[], axis: Rule['axis']): Rule[] {
  const sorted = rules
    .filter((rule) => rule.axis === axis)
    .toSorted((a, b) => a.at - b.at || a.from - b.from);
  const positions = clustered(sorted.map((rule) => rule.at));
  const merged: Rule[] = [];
  for (const [index, at] of positions.entries()) {
    const next = positions[index + 1] ?? Number.POSITIVE_INFINITY;
    const pieces = sorted
      .filter((rule) => rule.at >= at - 1e-6 && rule.at < next)
      .toSorted((a, b) => a.from - b.from);
    const whole: { from: number; to: number }[] = [];
    for (const { from, to } of pieces) {
      const open = whole.at(-1);
      if (open !== undefined && from <= open.to + ONE_LINE) open.to = Math.max(open.to, to);
      else whole.push({ from, to });
    }
    merged.push(...whole.map((extent): Rule => ({ axis, at, ...extent })));
  }
  return merged;
}

/** Positions, with those of one line merged; each is the first of its line. */
export function clustered(positions: readonly number[]): number[] {
  const lines: number[] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    if (lines.length === 0 || position - (lines.at(-1) ?? 0) > ONE_LINE) lines.push(position);
  }
  return lines;
}

function touchingGroups(rules: readonly Rule[]): Rule[][] {
  const groups = new Groups(rules.length);
  for (const [at, rule] of rules.entries()) {
    if (rule.axis === 'vertical') continue;
    for (const [other, upright] of rules.entries()) {
      if (upright.axis === 'vertical' && touch(rule, upright)) groups.join(at, other);
    }
  }
  const members = new Map<number, Rule[]>();
  for (const [at, rule] of rules.entries()) {
    const root = groups.rootOf(at);
    members.set(root, [...(members.get(root) ?? []), rule]);
  }
  return [...members.values()];
}

function touch(across: Rule, upright: Rule): boolean {
  const spans = (rule: Rule, position: number) =>
    rule.from - ONE_LINE <= position && position <= rule.to + ONE_LINE;
  return spans(across, upright.at) && spans(upright, across.at);
}

/** Members that belong together (union-find). */
class Groups {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, at) => at);
  }

  rootOf(member: number): number {
    let root = member;
    for (;;) {
      const parent = this.#parents[root] ?? root;
      if (parent === root) return root;
      // Shorten the path for the next lookup.
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
  }

  join(a: number, b: number): void {
    this.#parents[this.rootOf(b)] = this.rootOf(a);
  }
}
