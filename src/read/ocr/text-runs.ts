import type { PixelBox } from './grey.ts';
import type { Ink } from './ink.ts';

/** Rows of ink in a part of a page: a line of text, or a stroke of one. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Less ink than this, in pixels at 200 dpi, is dust: the smallest mark that counts, a full stop, has more. */
const DUST = 8;
/** A line of text is no higher than this many usual lines: two bands that fit are strokes of one line (二, ：). */
const ONE_LINE = 1.25;
/** Paper this wide, in heights of a line, separates two columns. */
const COLUMN_GAP = 1.2;
/** Bands lower than this, in pixels, are strokes and say nothing about the height of text. */
const LOWEST_TEXT = 10;

/** The usual height of a line in pixels: most of the lines are no higher. Null for a page without text. */
export function lineHeightOf(ink: Ink, parts: readonly PixelBox[]): number | null {
  const heights = parts
    .flatMap((part) => bandsIn(ink, part))
    .map(({ top, bottom }) => bottom - top)
    .filter((height) => height >= LOWEST_TEXT)
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)] ?? null;
}

/**
 * Boxes around the ink of each line of text in a part of a page, cut between columns; from the top down, from left to
 * right.
 */
export function textRunsIn(ink: Ink, part: PixelBox, lineHeight: number): PixelBox[] {
  return linesIn(bandsIn(ink, part), lineHeight).flatMap((line) =>
    columnsIn(ink, { ...part, ...line }, lineHeight),
  );
}

function bandsIn(ink: Ink, part: PixelBox): Band[] {
  return stretches(part.top, part.bottom, 1, (y) => inkIn(ink, { ...part, top: y, bottom: y + 1 }) > 0)
    .map(({ from, to }): Band => ({ top: from, bottom: to }))
    .filter((band) => inkIn(ink, { ...part, ...band }) >= DUST);
}

function linesIn(bands: readonly Band[], lineHeight: number): Band[] {
  const lines: Band[] = [];
  for (const band of bands) {
    const above = lines.at(-1);
    const isSame = above !== undefined && band.bottom - above.top <= lineHeight * ONE_LINE;
    if (isSame) lines[lines.length - 1] = { top: above.top, bottom: band.bottom };
    else lines.push(band);
  }
  return lines;
}

function columnsIn(ink: Ink, line: PixelBox, lineHeight: number): PixelBox[] {
  // Larger characters have larger gaps.
  const gap = Math.ceil(Math.max(lineHeight, line.bottom - line.top) * COLUMN_GAP);
  return stretches(line.left, line.right, gap, (x) => inkIn(ink, { ...line, left: x, right: x + 1 }) > 0)
    .map(({ from, to }) => tightened(ink, { ...line, left: from, right: to }))
    .filter((box) => inkIn(ink, box) >= DUST);
}

/** Without the rows above and below that have no ink of this column. */
function tightened(ink: Ink, box: PixelBox): PixelBox {
  const hasInk = (y: number) => inkIn(ink, { ...box, top: y, bottom: y + 1 }) > 0;
  let { top, bottom } = box;
  while (top < bottom && !hasInk(top)) top += 1;
  while (bottom > top && !hasInk(bottom - 1)) bottom -= 1;
  return { ...box, top, bottom };
}

/** Stretches of positions with ink; paper shorter than `gap` does not end one. */
function stretches(
  start: number,
  end: number,
  gap: number,
  hasInk: (position: number) => boolean,
): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let position = start; position < end; position += 1) {
    if (!hasInk(position)) continue;
    const open = found.at(-1);
    if (open !== undefined && position - open.to < gap) open.to = position + 1;
    else found.push({ from: position, to: position + 1 });
  }
  return found;
}

function inkIn({ width, data }: Ink, { left, top, right, bottom }: PixelBox): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0;
  }
  return sum;
}
