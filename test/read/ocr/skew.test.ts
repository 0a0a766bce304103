import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/read/ocr/ink.ts';
import { skewOf } from '../../../src/read/ocr/skew.ts';
import { printed } from './bitmap.ts';

/** Five lines of text as bars that fall by the tangent of the angle to the right. */
function pageAt(degrees: number) {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const boxes = [60, 120, 180, 240, 300].flatMap((line) =>
    Array.from({ length: 60 }, (_, at) => {
      const top = Math.round(line + slope * (20 + at * 10));
      return [20 + at * 10, top, 27 + at * 10, top + 12] as const;
    }),
  );
  return inkOf(printed(640, 400, boxes));
}

describe('the skew of a page', () => {
  it.each([0, 1, -1.5, 2.5])('of %s degrees is found', (degrees) => {
    expect(Math.abs(skewOf(pageAt(degrees)) - degrees)).toBeLessThanOrEqual(0.1);
  });
});
