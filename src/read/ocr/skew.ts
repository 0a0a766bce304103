import type { Ink } from './ink.ts';

/** Degrees: a page that is rotated by more than this is not corrected. */
const MOST = 3;
const STEP = 0.05;
/** One of this many pixels is used; a page has more than enough of them. */
const EVERY = 3;

/**
 * By how many degrees the lines of a page fall to the right, from −3 to 3. Along the lines, ink and paper are
 * separated most: the angle at which the rows' sums of ink differ most is that of the lines.
 */
export function skewOf(ink: Ink): number {
  const points = inkPoints(ink);
  let best = { angle: 0, score: scoreAt(points, ink.height, 0) };
  for (let step = 1; step * STEP <= MOST + 1e-9; step += 1) {
    for (const angle of [step * STEP, -step * STEP]) {
      const score = scoreAt(points, ink.height, angle);
      if (score > best.score) best = { angle, score };
    }
  }
  return Number(best.angle.toFixed(2));
}

function inkPoints({ width, height, data }: Ink): Int32Array {
  const points: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = y % EVERY; x < width; x += EVERY) if (data[y * width + x] === 1) points.push(x, y);
  }
  return Int32Array.from(points);
}

/** Sum of the squares of the ink in each row of a page that is rotated back by the angle. */
function scoreAt(points: Int32Array, height: number, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const margin = height;
  const rows = new Float64Array(height + 2 * margin);
  for (let at = 0; at < points.length; at += 2) {
    const row = Math.round((points[at + 1] ?? 0) - slope * (points[at] ?? 0)) + margin;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let score = 0;
  for (const row of rows) score += row * row;
  return score;
}
