import { type CheckResult, type Observation, type Problem, problem } from '../../domain/index.ts';
import type { PlacedTables } from '../form-reader.ts';
import { placeOf } from './place.ts';

/** One reading of the report's tables; its anchors say in which document each cell is. */
export interface Reading {
  /** Numbers of its documents. */
  readonly documents: readonly number[];
  readonly tables: PlacedTables;
}

/** How many cells a document prints as they were kept, and how many otherwise. */
export interface Agreement {
  readonly same: number;
  readonly different: number;
}

export interface Compared {
  readonly kept: Reading;
  /** Of each document of the readings that were not kept. */
  readonly agreements: ReadonlyMap<number, Agreement>;
}

interface Surroundings {
  readonly check: (observations: readonly Observation[]) => CheckResult[];
  /** Name of a document, for a person. */
  readonly nameOf: (document: number) => string;
}

/**
 * Keeps the best of several readings of one report and holds the others against it, cell by cell. No value is
 * replaced: where another reading differs, the cell is flagged. What only another has is taken, flagged, unless a
 * sum then fails that did not fail before.
 * @param readings never none; of two that the checks cannot tell apart the first is kept.
 */
export function compareReadings(readings: readonly [Reading, ...Reading[]], around: Surroundings): Compared {
  const best = readings.reduce((kept, other) => (isBetter(other.tables, kept.tables) ? other : kept));
  const agreements = new Map<number, Agreement>();
  let { tables } = best;
  for (const other of readings) {
    if (other === best) continue;
    for (const document of other.documents) agreements.set(document, { same: 0, different: 0 });
    tables = heldAgainst(tables, other.tables, around, agreements);
  }
  return { kept: { documents: best.documents, tables }, agreements };
}

/** Fewer failures among the checks that both can assess, then more that hold, then more values. */
function isBetter(a: PlacedTables, b: PlacedTables): boolean {
  const rank =
    failedOf(b.checks, assessable(a)) - failedOf(a.checks, assessable(b)) ||
    count(a.checks, 'pass') - count(b.checks, 'pass') ||
    valued(a) - valued(b);
  return rank > 0;
}

function keyOf({ id, column }: CheckResult): string {
  return `${id}|${column}`;
}

function assessable({ checks }: PlacedTables): ReadonlySet<string> {
  return new Set(checks.filter(({ status }) => status !== 'not_assessable').map(keyOf));
}

function failedOf(checks: readonly CheckResult[], among: ReadonlySet<string>): number {
  return count(
    checks.filter((check) => among.has(keyOf(check))),
    'fail',
  );
}

function count(checks: readonly CheckResult[], status: CheckResult['status']): number {
  return checks.filter((check) => check.severity !== 'note' && check.status === status).length;
}

function valued({ observations }: PlacedTables): number {
  return observations.filter((cell) => cell.value !== null).length;
}

function heldAgainst(
  kept: PlacedTables,
  other: PlacedTables,
  around: Surroundings,
  agreements: Map<number, Agreement>,
): PlacedTables {
  const lacking = new Map<Observation, Observation>();
  const differing = new Map<Observation, Observation>();
  const problems: Problem[] = [];
  const known = new Map(kept.observations.map((cell) => [cellKey(cell), cell]));
  for (const cell of other.observations) {
    if (cell.raw === null) continue;
    const own = known.get(cellKey(cell));
    const { document } = placeOf(cell.anchor, 0);
    const so = agreements.get(document) ?? { same: 0, different: 0 };
    if (own === undefined) {
      problems.push(problem('formats_disagree', said('no such cell in the form', cell, around)));
      agreements.set(document, { ...so, different: so.different + 1 });
    } else if (own.raw === null) {
      if (cell.value !== null) lacking.set(own, cell);
    } else if (own.value === cell.value) agreements.set(document, { ...so, same: so.same + 1 });
    else {
      differing.set(own, cell);
      agreements.set(document, { ...so, different: so.different + 1 });
      problems.push(problem('formats_disagree', said(printed(own, around), cell, around), own.anchor));
    }
  }
  const flagged = kept.observations.map((cell): Observation => {
    const isNew = differing.has(cell) && !cell.flags.includes('formats_disagree');
    return isNew ? { ...cell, flags: [...cell.flags, 'formats_disagree'] } : cell;
  });
  const filled = kept.observations.map((cell, at): Observation => {
    const found = lacking.get(cell);
    return found === undefined
      ? (flagged[at] ?? cell)
      : { ...found, flags: [...found.flags, 'from_other_format'] };
  });
  const checks = around.check(filled);
  const mayFill = count(checks, 'fail') <= count(kept.checks, 'fail');
  if (lacking.size > 0) problems.push(taken([...lacking.values()], mayFill, around));
  return {
    ...kept,
    observations: mayFill ? filled : flagged,
    checks: mayFill ? checks : kept.checks,
    problems: [...kept.problems, ...problems],
  };
}

/** The same measure in another form is another cell. */
function cellKey({ measure, template }: Observation): string {
  return `${measure}|${template}`;
}

function said(here: string, there: Observation, around: Surroundings): string {
  return `${there.measure}: ${here}; ${printed(there, around)}.`;
}

function printed({ raw, anchor }: Observation, { nameOf }: Surroundings): string {
  const place = placeOf(anchor, 0);
  return `${JSON.stringify(raw)} in ${nameOf(place.document)} (${place.anchor ?? 'no place'})`;
}

/** Cells that are named; more are only counted. */
const NAMED = 5;

function taken(cells: readonly Observation[], wereTaken: boolean, around: Surroundings): Problem {
  const [first] = cells;
  const names = cells.slice(0, NAMED).map((cell) => `${cell.measure} = ${cell.value}`);
  const more = cells.length > NAMED ? ` and ${cells.length - NAMED} more` : '';
  const from = around.nameOf(placeOf(first?.anchor ?? null, 0).document);
  const seen = `From ${from}: ${names.join(', ')}${more}.`;
  return problem(
    wereTaken ? 'cells_from_other_format' : 'cells_of_other_format_refused',
    seen,
    first?.anchor,
  );
}
