import { expect, it } from 'vitest';
import { divisionRanges } from '../../../src/publish/export/division-ranges.ts';

const cells = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([division_code, count]) => ({ division_code, cells: count }));

it('what fits is not cut', () => {
  expect(divisionRanges(cells({ '110101': 400, '120104': 600 }), 1000)).toEqual(['true']);
  expect(divisionRanges([], 1000)).toEqual(['true']);
});

it('divisions that follow one another are taken together as long as they fit; none is cut, none left out', () => {
  expect(
    divisionRanges(cells({ '110101': 400, '110102': 600, '120101': 5000, '120104': 1, '130102': 2 }), 1000),
  ).toEqual([
    "division_code < '120101'",
    "division_code >= '120101' AND division_code < '120104'",
    "division_code >= '120104'",
  ]);
});
