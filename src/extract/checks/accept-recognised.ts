import {
  type CellFlag,
  type Check,
  type CheckResult,
  checkedCells,
  type MatchedBy,
  type MeasureId,
  type Observation,
  type Problem,
  problem,
  type Template,
} from '../../domain/index.ts';
import type { RecognisedIn } from '../placed-document.ts';
import { runChecks } from './run-checks.ts';

/**
 * A value recognised with less confidence is flagged. Confidence accepts nothing: misread figures had up to 0.99, right ones down to 0.5
 * (docs/ocr.md), so only sums can distinguish them.
 */
const LOW_CONFIDENCE = 0.9;

/**
 * How a cell must have been placed for sums to confirm it: by its labels. Figures that were placed by
 * counting keep their sums when two of them change places.
 */
const PLACED_BY_LABELS: ReadonlySet<MatchedBy | null> = new Set(['labels', 'similarity']);

export interface Accepted {
  readonly observations: readonly Observation[];
  readonly problems: readonly Problem[];
}

/**
 * Keeps recognised values only where arithmetic confirms them: no check of their table fails, and they take part in one
 * that holds. The others become null, their raw text stays. Values that were read as text are not changed.
 */
export function acceptRecognised(
  observations: readonly Observation[],
  recognisedIn: RecognisedIn,
  checks: readonly Check[],
  templates: readonly Template[],
): Accepted {
  if (recognisedIn.size === 0) return { observations, problems: [] };
  const results = runChecks(checks, observations, templates);
  const failed = results.filter((result) => result.status === 'fail');
  const confirmed = confirmedCells(results, observations, checks, templates);
  const judged = observations.map((cell): Observation => {
    const place = cell.anchor?.place ?? '';
    const confidence = recognisedIn.get(cell.anchor?.document ?? -1)?.get(place);
    if (confidence === undefined) return cell;
    const read = { ...cell, confidence, flags: flagsOf(cell, confidence) };
    const isAccepted =
      confirmed.has(cell.measure) &&
      PLACED_BY_LABELS.has(cell.matchedBy) &&
      !failed.some((result) => result.table === cell.table);
    return cell.value === null || isAccepted
      ? read
      : { ...read, value: null, flags: [...read.flags, 'ocr_rejected'] };
  });
  return { observations: judged, problems: rejections(judged, failed) };
}

function flagsOf({ value, flags }: Observation, confidence: number | null): CellFlag[] {
  const isLow = value !== null && (confidence ?? 0) < LOW_CONFIDENCE;
  return isLow ? [...flags, 'ocr', 'low_confidence'] : [...flags, 'ocr'];
}

/** Cells that take part in a check that holds. */
function confirmedCells(
  results: readonly CheckResult[],
  observations: readonly Observation[],
  checks: readonly Check[],
  templates: readonly Template[],
): Set<MeasureId> {
  const passed = results.filter((result) => result.status === 'pass');
  return new Set(
    passed.flatMap((result) => {
      const check = checks.find((candidate) => candidate.id === result.id);
      const form = observations.find(
        ({ table, flags }) => table === result.table && !flags.includes('other_template'),
      )?.template;
      const template = templates.find((candidate) => candidate.id === form);
      if (check === undefined || template === undefined) return [];
      return checkedCells(check, template)
        .filter(({ along }) => along === result.column)
        .flatMap(({ left, right }) => [...left, ...right]);
    }),
  );
}

/** One problem for each table: how many values are lost, and which sums contradict them. */
function rejections(judged: readonly Observation[], failed: readonly CheckResult[]): Problem[] {
  const rejected = judged.filter((cell) => cell.flags.includes('ocr_rejected'));
  return [...new Set(rejected.map((cell) => cell.table))].map((table) => {
    const own = rejected.filter((cell) => cell.table === table);
    const against = failed
      .filter((result) => result.table === table)
      .map(({ id, column, left, right }) => ({ check: id, along: column, left, right }));
    const facts = { table, values: own.length, failed: against };
    return problem('ocr_rejected', facts, own[0]?.anchor ?? null);
  });
}
