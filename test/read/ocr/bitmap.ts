import type { GreyPicture } from '../../../src/read/ocr/grey.ts';

const INK = 20;
const PAPER = 235;

/** A white page on which boxes are printed black; places in pixels, ends exclusive. */
export function printed(
  width: number,
  height: number,
  boxes: readonly (readonly [left: number, top: number, right: number, bottom: number])[],
): GreyPicture {
  const data = new Uint8Array(width * height).fill(PAPER);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y += 1) data.fill(INK, y * width + left, y * width + right);
  }
  return { width, height, data };
}
