import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/read/ocr/ink.ts';
import { lineHeightOf, textRunsIn } from '../../../src/read/ocr/text-runs.ts';
import { printed } from './bitmap.ts';

type Boxes = Parameters<typeof printed>[2];

const PAGE = { left: 0, top: 0, right: 300, bottom: 200 };
const LINE_HEIGHT = 20;

function runsOn(boxes: Boxes, part = PAGE) {
  return textRunsIn(inkOf(printed(300, 200, boxes)), part, LINE_HEIGHT);
}

/** Characters of a line, 16 pixels wide, four apart. */
function line(left: number, top: number, count: number): Boxes {
  return Array.from(
    { length: count },
    (_, at) => [left + at * 20, top, left + at * 20 + 16, top + 20] as const,
  );
}

describe('runs of text', () => {
  it('are lines, from the top down', () => {
    expect(runsOn([...line(20, 30, 5), ...line(20, 70, 3)])).toEqual([
      { left: 20, top: 30, right: 116, bottom: 50 },
      { left: 20, top: 70, right: 76, bottom: 90 },
    ]);
  });

  it('are cut where columns are parted, and only there', () => {
    expect(runsOn([...line(20, 30, 2), ...line(120, 30, 2)])).toEqual([
      { left: 20, top: 30, right: 56, bottom: 50 },
      { left: 120, top: 30, right: 156, bottom: 50 },
    ]);
    expect(runsOn([...line(20, 30, 2), ...line(75, 30, 2)])).toHaveLength(1);
  });

  it('hold both strokes of 二', () => {
    expect(
      runsOn([
        [24, 32, 36, 35],
        [20, 45, 40, 48],
      ]),
    ).toEqual([{ left: 20, top: 32, right: 40, bottom: 48 }]);
  });

  it('may be a single narrow figure, which no cell may lose', () => {
    expect(runsOn([[150, 40, 153, 58]])).toEqual([{ left: 150, top: 40, right: 153, bottom: 58 }]);
  });

  it('are looked for in their part of the page alone', () => {
    const cell = { left: 100, top: 20, right: 200, bottom: 60 };
    expect(runsOn([...line(20, 30, 2), ...line(120, 30, 2)], cell)).toEqual([
      { left: 120, top: 30, right: 156, bottom: 50 },
    ]);
  });
});

describe('the usual height of a line', () => {
  it('is that of most lines, not of a title or of dust', () => {
    const ink = inkOf(
      printed(300, 200, [
        [20, 5, 200, 45],
        ...line(20, 60, 5),
        ...line(20, 100, 5),
        ...line(20, 140, 5),
        [20, 180, 24, 183],
      ]),
    );
    expect(lineHeightOf(ink, [PAGE])).toBe(20);
  });

  it('is not known of an empty page', () => {
    expect(lineHeightOf(inkOf(printed(300, 200, [])), [PAGE])).toBeNull();
  });
});
