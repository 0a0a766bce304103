import { type CheckResult, type Observation, type Problem, problem } from '../../domain/index.ts';
import type { PlacedTables } from '../form-reader.ts';
import { cellKeyOf, checksThat, isBetter } from './better-reading.ts';

/** One reading of the report's tables; its anchors say in which document each cell is. */
export interface Reading {
  /** Numbers of its documents. */
  readonly documents: readonly number[];
  readonly tables: PlacedTables;
}

/** Number of a document's cells that agree with those that were kept, and of those that differ. */
export interface Agreement {
  readonly same: number;
  readonly different: number;
}

export interface Compared {
  readonly tables: PlacedTables;
  /** Of each document of the readings that were not kept. */
  readonly agreements: ReadonlyMap<number, Agreement>;
}

interface Surroundings {
  readonly check: (observations: readonly Observation[]) => CheckResult[];
  /** Name of a document, for a person. */
  readonly nameOf: (document: number) => string;
}

/**
 * Keeps the best of several readings of one report and compares the others with it, cell by cell. No value is
 * replaced: where another reading differs, the cell is flagged. What only another has is taken, flagged, unless more
 * checks fail then.
 * @param readings at least one; of two that the checks cannot distinguish the first is kept.
 */
export function compareReadings(readings: readonly [Reading, ...Reading[]], around: Surroundings): Compared {
  const best = readings.reduce((kept, other) => (isBetter(other.tables, kept.tables) ? other : kept));
  const agreements = new Map<number, Agreement>();
  let { tables } = best;
  for (const other of readings) {
    if (other === best) continue;
    const contrasts = contrastsOf(tables, other.tables);
    for (const document of other.documents) agreements.set(document, agreementOf(document, contrasts));
    tables = withContrasts(tables, contrasts, around);
  }
  return { tables, agreements };
}

/** A cell of another reading, with the same cell of the kept one. */
interface Contrast {
  readonly kind: 'same' | 'different' | 'lacking';
  readonly cell: Observation;
  /** Undefined where the form of the kept reading has no such cell. */
  readonly own: Observation | undefined;
}

function contrastsOf(kept: PlacedTables, other: PlacedTables): Contrast[] {
  const known = new Map(kept.observations.map((cell) => [cellKeyOf(cell), cell]));
  return other.observations.flatMap((cell): Contrast[] => {
    const own = known.get(cellKeyOf(cell));
    const isEmpty = own?.raw === null || (own !== undefined && saysNothing(own));
    if (isEmpty) return isWorthTaking(cell, own) ? [{ kind: 'lacking', cell, own }] : [];
    if (cell.raw === null || saysNothing(cell)) return [];
    return [{ kind: own?.value === cell.value ? 'same' : 'different', cell, own }];
  });
}

/** Not recognised as a figure, or not confirmed by a sum: it neither confirms nor contradicts what is printed. */
function saysNothing({ value, flags }: Observation): boolean {
  return value === null && flags.includes('ocr');
}

/** A value; or one that was recognised and not accepted, where nothing else shows the cell. */
function isWorthTaking({ value, flags }: Observation, own: Observation): boolean {
  return value !== null || (own.raw === null && flags.includes('ocr_rejected'));
}

function agreementOf(document: number, contrasts: readonly Contrast[]): Agreement {
  const here = contrasts.filter(({ cell }) => cell.anchor?.document === document);
  const count = (kind: Contrast['kind']) => here.filter((contrast) => contrast.kind === kind).length;
  return { same: count('same'), different: count('different') };
}

function withContrasts(
  kept: PlacedTables,
  contrasts: readonly Contrast[],
  around: Surroundings,
): PlacedTables {
  const differing = contrasts.filter(({ kind }) => kind === 'different');
  const differs = new Set(differing.map(({ own }) => own));
  const flagged = kept.observations.map((cell): Observation => {
    const isNew = differs.has(cell) && !cell.flags.includes('formats_disagree');
    return isNew ? { ...cell, flags: [...cell.flags, 'formats_disagree'] } : cell;
  });
  const compared = {
    ...kept,
    observations: flagged,
    problems: [...kept.problems, ...differing.map(disagreement)],
  };
  const lacking = contrasts.filter(({ kind }) => kind === 'lacking').map(({ cell }) => cell);
  return lacking.length === 0 ? compared : withLacking(compared, lacking, around);

  function disagreement({ own, cell }: Contrast): Problem {
    const here = own === undefined ? null : printed(own, around);
    const facts = { cell: cell.measure, here, there: printed(cell, around) };
    return problem('formats_disagree', facts, own?.anchor ?? cell.anchor);
  }
}

function printed({ raw, anchor }: Observation, { nameOf }: Surroundings) {
  return { raw, document: nameOf(anchor?.document ?? 0), anchor: anchor?.place ?? null };
}

/** Greatest number of cells that a problem names; more are only counted. */
const NAMED = 5;

/** Fills in the cells that only another reading has, unless more checks fail then. */
function withLacking(
  kept: PlacedTables,
  lacking: readonly Observation[],
  { check, nameOf }: Surroundings,
): PlacedTables {
  const found = new Map(lacking.map((cell) => [cellKeyOf(cell), cell]));
  const observations = kept.observations.map((cell): Observation => {
    const other = found.get(cellKeyOf(cell));
    return other === undefined ? cell : { ...other, flags: [...other.flags, 'from_other_format'] };
  });
  const checks = check(observations);
  const mayFill = checksThat('fail', checks) <= checksThat('fail', kept.checks);

  const anchor = lacking[0]?.anchor ?? null;
  const facts = {
    document: nameOf(anchor?.document ?? 0),
    cells: lacking.slice(0, NAMED).map(({ measure, value }) => ({ cell: measure, value })),
    others: Math.max(0, lacking.length - NAMED),
  };
  const code = mayFill ? 'cells_from_other_format' : 'cells_of_other_format_refused';
  const problems = [...kept.problems, problem(code, facts, anchor)];
  return mayFill ? { ...kept, observations, checks, problems } : { ...kept, problems };
}
