import type { GreyPicture } from './grey.ts';

/** Ink and paper of a picture. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  /** 1 for a pixel that is ink, 0 for paper. */
  readonly data: Uint8Array;
  /** Shade of the paper around each pixel. */
  readonly paper: Uint8Array;
}

/** Pixels around one that show the shade of its paper: more than the stroke of a large title. */
const NEIGHBOURHOOD = 24;
/** Ink is darker than its surroundings by this factor; noise and the grey of a shaded header are not. */
const DARKER = 0.8;
/** Fewest neighbours that are ink, of the eight around a pixel of ink. */
const FEWEST_NEIGHBOURS = 2;

/** Separates ink from paper by comparing each pixel with those around it, so that shadows and shaded cells do not matter. */
export function inkOf({ width, height, data }: GreyPicture): Ink {
  const sums = summedArea(width, height, data);
  const ink = new Uint8Array(width * height);
  const paper = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - NEIGHBOURHOOD);
    const bottom = Math.min(height, y + NEIGHBOURHOOD + 1);
    const [above, below] = [top * (width + 1), bottom * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - NEIGHBOURHOOD);
      const right = Math.min(width, x + NEIGHBOURHOOD + 1);
      const sum =
        (sums[below + right] ?? 0) -
        (sums[above + right] ?? 0) -
        (sums[below + left] ?? 0) +
        (sums[above + left] ?? 0);
      const mean = sum / ((bottom - top) * (right - left));
      const at = y * width + x;
      paper[at] = mean;
      if ((data[at] ?? 0) < mean * DARKER) ink[at] = 1;
    }
  }
  return { width, height, data: withoutDust(width, height, ink), paper };
}

/** Removes pixels of ink with hardly any other beside them: they are no stroke. */
function withoutDust(width: number, height: number, ink: Uint8Array): Uint8Array {
  const kept = ink.slice();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] === 0) continue;
      let around = -1;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          around += ink[row * width + column] ?? 0;
        }
      }
      if (around < FEWEST_NEIGHBOURS) kept[y * width + x] = 0;
    }
  }
  return kept;
}

/** Entry (y, x) is the sum of all pixels above and left of it; one row and column more than the picture. */
function summedArea(width: number, height: number, data: Uint8Array): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0);
    }
  }
  return sums;
}
