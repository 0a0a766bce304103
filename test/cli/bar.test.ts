import { expect, it } from 'vitest';
import { bar } from '../../src/cli/bar.ts';

it.each([
  ['the largest value fills the width', 8, 8, '████'],
  ['half of it fills half', 4, 8, '██'],
  ['an eighth of a column is told', 5, 8, '██▌'],
  ['the smallest value above zero is seen', 1, 10_000, '▏'],
  ['zero has none', 0, 8, ''],
  ['nor has an unknown value', null, 8, ''],
])('%s', (_, value, largest, drawn) => {
  expect(bar(value, largest, 4)).toBe(drawn);
});
