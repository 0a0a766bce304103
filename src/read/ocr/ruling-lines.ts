import type { Ink } from './ink.ts';

/** A straight run of ink, one pixel thick, end exclusive. Several adjacent runs make a ruling line. */
export interface InkRun {
  readonly axis: 'horizontal' | 'vertical';
  /** Its row if horizontal, its column if vertical. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Pixels without ink that do not end a run: dust and blur. */
const GAP = 3;

/**
 * Runs that are too long to be the stroke of a character. A slightly slanted line continues in the next row of pixels,
 * so each row is combined with its neighbours.
 * @param shortest length in pixels.
 */
export function rulingRuns(ink: Ink, shortest: number): InkRun[] {
  const { width, height, data } = ink;
  const isInk = (x: number, y: number) => data[y * width + x] === 1;
  return [
    ...runsAlong('horizontal', height, width, shortest, (line, at) => isInk(at, line)),
    ...runsAlong('vertical', width, height, shortest, (line, at) => isInk(line, at)),
  ];
}

/** A line as it is drawn, one or more runs thick. */
export type RulingLine = InkRun;

/**
 * Adjacent runs, merged into one line in their middle. What is thicker than `thickest` is a filled area.
 * @param thickest in pixels.
 */
export function rulingLines(runs: readonly InkRun[], thickest: number): RulingLine[] {
  return (['horizontal', 'vertical'] as const).flatMap((axis) => {
    const lines: { first: number; last: number; from: number; to: number }[] = [];
    let open: typeof lines = [];
    for (const run of runs.filter((own) => own.axis === axis).toSorted((a, b) => a.at - b.at)) {
      open = open.filter((line) => line.last >= run.at - 2);
      const beside = open.find((line) => line.from < run.to && run.from < line.to);
      if (beside === undefined) {
        const line = { first: run.at, last: run.at, from: run.from, to: run.to };
        lines.push(line);
        open.push(line);
      } else {
        beside.last = run.at;
        beside.from = Math.min(beside.from, run.from);
        beside.to = Math.max(beside.to, run.to);
      }
    }
    return lines
      .filter(({ first, last }) => last - first < thickest)
      .map(({ first, last, from, to }): RulingLine => ({ axis, at: (first + last) / 2, from, to }));
  });
}

function runsAlong(
  axis: InkRun['axis'],
  lines: number,
  length: number,
  shortest: number,
  isInk: (line: number, at: number) => boolean,
): InkRun[] {
  const runs: InkRun[] = [];
  for (let line = 0; line < lines; line += 1) {
    let [from, end, own] = [-1, -1, 0];
    const close = () => {
      // Half of the ink must be the row's own: a neighbour's run belongs to the neighbour.
      if (from !== -1 && end - from >= shortest && own * 2 >= end - from) {
        runs.push({ axis, at: line, from, to: end });
      }
      [from, end, own] = [-1, -1, 0];
    };
    for (let at = 0; at < length; at += 1) {
      const isOwn = isInk(line, at);
      const isDark = isOwn || (line > 0 && isInk(line - 1, at)) || (line + 1 < lines && isInk(line + 1, at));
      if (isDark) {
        if (from === -1) from = at;
        end = at + 1;
        own += Number(isOwn);
      } else if (from !== -1 && at - end >= GAP) close();
    }
    close();
  }
  return runs;
}
