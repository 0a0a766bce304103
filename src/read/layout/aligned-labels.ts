import type { SegmentedLine } from './aligned-runs.ts';
import type { TextLine } from './lines.ts';

/** Leaving out a line of a label costs as much as a displacement by this fraction of a character's size. */
const LEFT_OUT = 0.4;
/** Distance of two baselines of one label, as a fraction of a character's size. */
const WIDEST_LEADING = 2;
/** Points by which labels of one column may differ. */
const SAME_COLUMN = 2;

export interface LabelledRow {
  /** Lines of its label from the top down; none where the row has no label. */
  readonly label: readonly TextLine[];
  /** Lines of the labels to the left that are nearest to this row. */
  readonly group: readonly TextLine[];
  /** Line with its values; null for a label without values. */
  readonly values: SegmentedLine | null;
}

/**
 * Gives every line of values the lines of its label, which may be broken over several lines: values are beside their
 * middle, or else beside the first.
 * @param zone right edge of the area of labels.
 */
export function labelledRows(body: readonly SegmentedLine[], zone: number): LabelledRow[] {
  const { inner, outer } = labelsIn(body, zone);
  const rows = body.filter((line) => line.values.length > 0);
  const baselines = rows.map((row) => row.line.baseline);
  const byMiddle = assigned(inner, baselines, middleOf);
  const byFirst = assigned(inner, baselines, (lines) => lines[0]?.baseline ?? 0);
  const { starts, ends } = byFirst.cost < byMiddle.cost ? byFirst : byMiddle;
  const nearest = (label: TextLine) => {
    const distances = baselines.map((baseline) => Math.abs(baseline - label.baseline));
    return distances.indexOf(Math.min(...distances));
  };
  const alone = (line: TextLine): LabelledRow => ({ label: [line], group: [], values: null });
  const result: LabelledRow[] = [];
  let next = 0;
  for (const [at, values] of rows.entries()) {
    const [start, end] = [starts[at] ?? next, ends[at] ?? next];
    const group = outer.filter((label) => nearest(label) === at);
    result.push(...inner.slice(next, start).map(alone));
    result.push({ label: inner.slice(start, end), group, values });
    next = end;
  }
  return [...result, ...inner.slice(next).map(alone)];
}

/** The labels nearest to the values, and those to their left, which name groups of rows. */
function labelsIn(body: readonly SegmentedLine[], zone: number): { inner: TextLine[]; outer: TextLine[] } {
  const perLine = body.map((line) =>
    line.segments.filter((segment) => !line.values.includes(segment) && centreOf(segment) < zone),
  );
  // Of two labels on one line the left one names a group; so does every label in its column on other lines.
  const groups = perLine.flatMap((segments) => segments.slice(0, -1).map(({ box }) => box));
  const isOuter = (segment: TextLine) =>
    groups.some(({ x0, x1 }) => segment.box.x0 >= x0 - SAME_COLUMN && segment.box.x1 <= x1 + SAME_COLUMN);
  const all = perLine.flat();
  return { inner: all.filter((segment) => !isOuter(segment)), outer: all.filter(isOuter) };
}

function centreOf({ box }: TextLine): number {
  return (box.x0 + box.x1) / 2;
}

function middleOf(lines: readonly TextLine[]): number {
  return ((lines[0]?.baseline ?? 0) + (lines.at(-1)?.baseline ?? 0)) / 2;
}

interface Assignment {
  readonly cost: number;
  /** For each row the first of its lines, and the one after the last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Greatest number of lines of one label; more are several labels. */
const MOST_LINES = 8;

/** The cheapest way to give each row a run of lines, in their order; lines left out or displaced have a cost. */
function assigned(
  lines: readonly TextLine[],
  rows: readonly number[],
  placeOf: (lines: readonly TextLine[]) => number,
): Assignment {
  const leftOut = (count: number) => count * LEFT_OUT * (lines[0]?.size ?? 0);
  // best[n]: the cheapest assignment of the rows so far that has used or left out the first n lines.
  let best = lines.map((_, used): Assignment => ({ cost: leftOut(used), starts: [], ends: [] }));
  best.push({ cost: leftOut(lines.length), starts: [], ends: [] });
  for (const row of rows) {
    const next: Assignment[] = [];
    for (let end = 0; end <= lines.length; end += 1) {
      const own = best[end];
      let found = own === undefined ? undefined : { ...extended(own, end, end), cost: own.cost + leftOut(2) };
      for (let start = Math.max(0, end - MOST_LINES); start < end; start += 1) {
        const before = best[start];
        const run = lines.slice(start, end);
        if (before === undefined || !isOneLabel(run)) continue;
        const cost = before.cost + Math.abs(placeOf(run) - row);
        if (found === undefined || cost < found.cost) found = { ...extended(before, start, end), cost };
      }
      const passed = next[end - 1];
      if (passed !== undefined && (found === undefined || passed.cost + leftOut(1) < found.cost)) {
        found = { ...passed, cost: passed.cost + leftOut(1) };
      }
      if (found !== undefined) next[end] = found;
    }
    best = next;
  }
  return best[lines.length] ?? { cost: Number.POSITIVE_INFINITY, starts: [], ends: [] };
}

/** Lines of one label are closer than rows. */
function isOneLabel(lines: readonly TextLine[]): boolean {
  return lines.every((line, at) => {
    const above = lines[at - 1];
    return above === undefined || line.baseline - above.baseline <= WIDEST_LEADING * line.size;
  });
}

function extended({ cost, starts, ends }: Assignment, start: number, end: number): Assignment {
  return { cost, starts: [...starts, start], ends: [...ends, end] };
}
