import {
  cellsOf,
  type Extracted,
  measureOf,
  type Observation,
  type Problem,
  type Template,
} from '../../src/domain/index.ts';
import { problemMessage } from '../../src/text/index.ts';
import type { Truth } from '../../test/corpus/index.ts';

/** How many cells were read how. */
export interface Counts {
  readonly documents: number;
  readonly cells: number;
  /** The value is what the document states; null where it states nothing. */
  readonly right: number;
  /** A number that is not the one stated, in a cell that says it may be doubted. */
  readonly wrongFlagged: number;
  readonly wrongUnflagged: number;
  /** No value where the document states one, and a problem that names the row or the table. */
  readonly missingReported: number;
  readonly missingSilent: number;
}

type Verdict = Exclude<keyof Counts, 'documents' | 'cells'>;

const NOTHING: Counts = {
  documents: 0,
  cells: 0,
  right: 0,
  wrongFlagged: 0,
  wrongUnflagged: 0,
  missingReported: 0,
  missingSilent: 0,
};

export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      documents: sum.documents + counts.documents,
      cells: sum.cells + counts.cells,
      right: sum.right + counts.right,
      wrongFlagged: sum.wrongFlagged + counts.wrongFlagged,
      wrongUnflagged: sum.wrongUnflagged + counts.wrongUnflagged,
      missingReported: sum.missingReported + counts.missingReported,
      missingSilent: sum.missingSilent + counts.missingSilent,
    }),
    NOTHING,
  );
}

/** One cell of a document and how it was read. */
export interface Judged {
  readonly report: number;
  readonly measure: string;
  readonly expected: number | null;
  readonly got: number | null;
  readonly verdict: Verdict;
}

export function countsOf(judged: readonly Judged[]): Counts {
  const counts = { ...NOTHING, documents: 1, cells: judged.length };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

/**
 * Holds what was extracted from one document against what it states.
 * @param truths what each report of the document states, in the order of the page.
 * @param reports what was read, a report each, in the order of the page.
 */
export function judge(
  truths: readonly Truth[],
  reports: readonly Extracted[],
  templates: readonly Template[],
): Judged[] {
  const extra = reports
    .slice(truths.length)
    .flatMap((report, at) => judgeReport(new Map(), report, truths.length + at, templates));
  const stated = truths.flatMap((truth, at) => judgeReport(truth, reports[at] ?? null, at, templates));
  return [...stated, ...extra];
}

function judgeReport(
  truth: Truth,
  extracted: Extracted | null,
  report: number,
  templates: readonly Template[],
): Judged[] {
  const cells = new Map(extracted?.observations.map((cell) => [cell.measure, cell]) ?? []);
  const problems = extracted?.problems ?? [];
  // A cell that the document does not state at all is wrong when it gets a number.
  const unstated = [...cells].flatMap(([measure, cell]) =>
    truth.has(measure) || cell.value === null ? [] : [measure],
  );
  return [...truth.keys(), ...unstated].map((measure) => {
    const expected = truth.get(measure) ?? null;
    const cell = cells.get(measure);
    const got = cell?.value ?? null;
    const verdict = verdictOn(expected, cell, () => isTold(measure, problems, templates));
    return { report, measure, expected, got, verdict };
  });
}

function verdictOn(
  expected: number | null,
  cell: Observation | undefined,
  isReported: () => boolean,
): Verdict {
  const got = cell?.value ?? null;
  if (got === expected) return 'right';
  if (got === null) return isReported() ? 'missingReported' : 'missingSilent';
  const isDoubted =
    cell?.flags.includes('label_variant') ||
    cell?.matchedBy === 'similarity' ||
    cell?.matchedBy === 'arithmetic';
  return isDoubted ? 'wrongFlagged' : 'wrongUnflagged';
}

/** Some problem, worse than a note, names the row, the block or the table of the cell, or the document as a whole. */
function isTold(measure: string, problems: readonly Problem[], templates: readonly Template[]): boolean {
  const named = templates.flatMap((template) =>
    cellsOf(template).flatMap(({ table, block, row, column }) =>
      measureOf(table, row, column) === measure
        ? [table.label, row.label, `${table.id} | ${row.id}`, ...(block.label === null ? [] : [block.label])]
        : [],
    ),
  );
  return problems.some(
    (problem) =>
      problem.severity !== 'note' &&
      (problem.code === 'no_table' || named.some((name) => problemMessage(problem).includes(name))),
  );
}
