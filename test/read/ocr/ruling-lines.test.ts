import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/read/ocr/ink.ts';
import { rulingLines, rulingRuns } from '../../../src/read/ocr/ruling-lines.ts';
import { printed } from './bitmap.ts';

type Boxes = Parameters<typeof printed>[2];

function linesOn(boxes: Boxes) {
  return rulingLines(rulingRuns(inkOf(printed(300, 200, boxes)), 40), 16);
}

describe('ruling lines in a picture', () => {
  it('are long runs of ink, whatever their thickness, each one line in its middle', () => {
    expect(linesOn([[50, 60, 250, 63]])).toEqual([{ axis: 'horizontal', at: 61, from: 50, to: 250 }]);
    expect(linesOn([[50, 20, 59, 180]])).toEqual([{ axis: 'vertical', at: 54, from: 20, to: 180 }]);
  });

  it('are not the strokes of characters', () => {
    expect(
      linesOn([
        [50, 60, 80, 62],
        [60, 50, 63, 80],
      ]),
    ).toEqual([]);
  });

  it('continue over a speck of paper, and end at a gap', () => {
    expect(
      linesOn([
        [50, 60, 120, 62],
        [122, 60, 250, 62],
      ]),
    ).toMatchObject([{ from: 50, to: 250 }]);
    expect(
      linesOn([
        [50, 60, 120, 62],
        [140, 60, 250, 62],
      ]),
    ).toMatchObject([
      { from: 50, to: 120 },
      { from: 140, to: 250 },
    ]);
  });

  it('may fall from one row of pixels to the next', () => {
    const steps: Boxes = [
      [50, 60, 120, 62],
      [120, 61, 190, 63],
      [190, 62, 250, 64],
    ];
    expect(linesOn(steps)).toMatchObject([{ axis: 'horizontal', from: 50, to: 250 }]);
  });

  it('are not the edges of a filled area', () => {
    expect(linesOn([[50, 60, 250, 90]])).toEqual([]);
  });
});
