import { expect, it } from 'vitest';
import { counted, grouped, percent, signed } from '../../src/cli/terminal.ts';

it.each([
  [0, '0 rows'],
  [1, '1 row'],
  [2, '2 rows'],
  [1200, '1,200 rows'],
])('%i takes the number of its noun', (count, text) => {
  expect(counted(count, 'row')).toBe(text);
});

it('a noun with a special plural has it for every count except one', () => {
  expect([1, 2].map((count) => counted(count, 'agency', 'agencies'))).toEqual(['1 agency', '2 agencies']);
});

it.each([
  [53.083, '53.08', '+53.08'],
  [-1234.5, '-1234.50', '-1234.50'],
  [0, '0.00', '0.00'],
  [-0.001, '0.00', '0.00'],
  [0.001, '0.00', '0.00'],
  [-0.005, '-0.01', '-0.01'],
])('%f percent has two decimals, and a sign unless it is printed as nothing', (value, plain, withSign) => {
  expect([percent(value), signed(value, percent)]).toEqual([plain, withSign]);
});

it.each([
  [12_345, '12,345', '+12,345'],
  [-3, '-3', '-3'],
  [0, '0', '0'],
  [-0.000_000_1, '0', '0'],
])('%f is printed in groups, and has a sign unless it is printed as 0', (value, plain, withSign) => {
  expect([grouped(value), signed(value)]).toEqual([plain, withSign]);
});
