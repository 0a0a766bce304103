import { expect, it } from 'vitest';
import { isoDateIn, plainText } from '../../../src/crawl/families/list-entry.ts';

it.each([
  // 2025-01-16 16:30 UTC is half an hour past midnight in China.
  [1_737_045_000, '2025-01-17'],
  ['1737045000', '2025-01-17'],
  [1_737_045_000_000, '2025-01-17'],
  ['2025-01-17 09:30:00', '2025-01-17'],
  ['2025年1月7日', '2025-01-07'],
  ['', null],
  [null, null],
  [undefined, null],
  [0, null],
  [-1, null],
  [Number.NaN, null],
  ['2025-02-30', null],
])('the date %s of an interface is %s', (value, expected) => {
  expect(isoDateIn(value)).toBe(expected);
});

it('a title loses its marks and keeps its words', () => {
  expect(plainText("2024年<em style='color:red'>信息公开</em>&nbsp;年报 &amp; 附件")).toBe(
    '2024年信息公开 年报 & 附件',
  );
});
