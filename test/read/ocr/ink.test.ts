import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../src/read/ocr/ink.ts';
import { printed } from './bitmap.ts';

function inkPixels(picture: Parameters<typeof inkOf>[0]): number {
  return inkOf(picture).data.reduce((sum, pixel) => sum + pixel, 0);
}

describe('ink', () => {
  it('is what is printed, and nothing else', () => {
    expect(inkPixels(printed(100, 100, [[40, 40, 44, 60]]))).toBe(4 * 20);
  });

  it('is distinguished from paper in the shadow', () => {
    const picture = printed(200, 100, [
      [20, 40, 24, 60],
      [170, 40, 174, 60],
    ]);
    const shaded = picture.data.map((shade, at) => shade * (1 - (0.5 * (at % 200)) / 200));
    expect(inkPixels({ ...picture, data: shaded })).toBe(2 * 4 * 20);
  });

  it('is not the grey of a header cell', () => {
    const picture = printed(100, 100, []);
    const header = picture.data.map((shade, at) => (at < 50 * 100 ? 205 : shade));
    expect(inkPixels({ ...picture, data: header })).toBe(0);
  });

  it('is not a single grain of dust', () => {
    expect(inkPixels(printed(100, 100, [[50, 50, 51, 51]]))).toBe(0);
  });
});
