import type { Check, CheckResult, Observation, Template, TemplateBlock } from '../../domain/index.ts';

/**
 * Applies the arithmetic rules (勾稽关系) to one report. A check with an unknown cell is not assessable;
 * a failed check never alters a value.
 */
export function runChecks(
  checks: readonly Check[],
  observations: readonly Observation[],
  templates: readonly Template[],
): CheckResult[] {
  const cells = new Map(observations.map((cell) => [cellKey(cell.table, cell.row, cell.column), cell]));
  return checks.flatMap((check) => {
    const block = blockOf(check.table, observations, templates);
    if (block === null) return [];
    const lines = check.per === 'column' ? block.columns : block.rows.filter((row) => row.kind !== 'heading');
    return lines.map((line) => evaluate(check, line.id, block, cells));
  });
}

type Cells = ReadonlyMap<string, Observation>;

function cellKey(table: string, row: string, column: string): string {
  return `${table}|${row}|${column}`;
}

/** The block of the form as which most of the table was read. */
function blockOf(
  table: string,
  observations: readonly Observation[],
  templates: readonly Template[],
): TemplateBlock | null {
  const own = observations.find((cell) => cell.table === table && !cell.flags.includes('other_template'));
  const template = templates.find((candidate) => candidate.id === own?.template);
  return template?.tables.find((candidate) => candidate.id === table)?.blocks[0] ?? null;
}

function evaluate(check: Check, along: string, block: TemplateBlock, cells: Cells): CheckResult {
  const at = (id: string) => {
    const [row, column] = check.per === 'column' ? [id, along] : [along, id];
    return cells.get(cellKey(check.table, row, column));
  };
  const left = sum(check.left.map((id) => at(id)?.value ?? null));
  const right = Array.isArray(check.right)
    ? sum(check.right.map((id) => at(id)?.value ?? null))
    : sumUnder(check.right.leaves_under, block, at);
  const status =
    left === null || right === null ? 'not_assessable' : sameNumber(left, right) ? 'pass' : 'fail';
  return { id: check.id, table: check.table, column: along, severity: check.severity, status, left, right };
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return total;
}

/** Amounts have at most eight decimals; differences beyond them are binary noise. */
function sameNumber(left: number, right: number): boolean {
  return Math.abs(left - right) < 1e-8;
}

/**
 * Sum of the rows below a heading. A report may print a heading of its form as one row, as the other form does;
 * then that row replaces its missing parts.
 */
function sumUnder(
  heading: string,
  block: TemplateBlock,
  at: (row: string) => Observation | undefined,
): number | null {
  const children = block.rows.filter((row) => row.parent === heading && row.kind !== 'total');
  return sum(
    children.map((row) => {
      if (row.kind !== 'heading') return at(row.id)?.value ?? null;
      const parts = block.rows.filter((part) => part.parent === row.id);
      const whole = at(row.id);
      const onlyWhole = whole !== undefined && parts.every((part) => at(part.id)?.flags.includes('missing'));
      return onlyWhole ? whole.value : sumUnder(row.id, block, at);
    }),
  );
}
