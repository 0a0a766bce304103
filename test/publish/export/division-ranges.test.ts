import { expect, it } from 'vitest';
import { divisionRanges } from '../../../src/publish/export/division-ranges.ts';

const cells = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([division_code, count]) => ({ division_code, cells: count }));

it('what fits is not cut', () => {
  expect(divisionRanges(cells({ '110101': 400, '120104': 600 }), 1000)).toEqual(['true']);
  expect(divisionRanges([], 1000)).toEqual(['true']);
});

it('divisions that follow one another are taken together as long as they fit, and none is cut', () => {
  expect(
    divisionRanges(cells({ '110101': 400, '110102': 600, '120101': 5000, '120104': 1, '130102': 2 }), 1000),
  ).toEqual([
    "division_code BETWEEN '110101' AND '110102'",
    "division_code BETWEEN '120101' AND '120101'",
    "division_code BETWEEN '120104' AND '130102'",
  ]);
});
