import type { Box, Rule } from '../layout/index.ts';

/** The page in the file's coordinates, `y` growing upwards. */
export interface Sheet {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Quarter turns in which text runs: 0 to the right, 1 upwards, 2 upside down, 3 downwards. */
export type Quarter = 0 | 1 | 2 | 3;

export type Turn = (x: number, y: number) => readonly [number, number];

/**
 * Converts the file's coordinates into those of a page whose text is upright, whether the page was rotated
 * (/Rotate) or the text on it.
 */
export function turnOf(quarter: Quarter, { left, right, bottom, top }: Sheet): Turn {
  switch (quarter) {
    case 0:
      return (x, y) => [x - left, top - y];
    case 1:
      return (x, y) => [y - bottom, x - left];
    case 2:
      return (x, y) => [right - x, y - bottom];
    case 3:
      return (x, y) => [top - y, right - x];
  }
}

export function turnedBox(turn: Turn, { left, right, bottom, top }: Sheet): Box {
  const [ax, ay] = turn(left, top);
  const [bx, by] = turn(right, bottom);
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

export function turnedRule(turn: Turn, { axis, at, from, to }: Rule): Rule {
  const [ax, ay] = axis === 'horizontal' ? turn(from, at) : turn(at, from);
  const [bx, by] = axis === 'horizontal' ? turn(to, at) : turn(at, to);
  return Math.abs(ax - bx) > Math.abs(ay - by)
    ? { axis: 'horizontal', at: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) }
    : { axis: 'vertical', at: ax, from: Math.min(ay, by), to: Math.max(ay, by) };
}

/** The quarter of most characters; angles (radians) that are no quarter are ignored. */
export function mainQuarter(angles: readonly number[]): Quarter {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const angle of angles) {
    const quarter = quarterOf(angle);
    if (quarter !== null) counts[quarter] += 1;
  }
  const most = Math.max(...counts);
  return ([0, 1, 2, 3] as const).find((quarter) => counts[quarter] === most) ?? 0;
}

const SLANT = 0.1;

/**
 * Null for slanted text, such as watermarks.
 * @param angle as PDFium gives it: clockwise, in radians.
 */
export function quarterOf(angle: number): Quarter | null {
  const turns = -angle / (Math.PI / 2);
  const nearest = Math.round(turns);
  if (Math.abs(turns - nearest) > SLANT) return null;
  const quarter = ((nearest % 4) + 4) % 4;
  return ([0, 1, 2, 3] as const)[quarter] ?? 0;
}
