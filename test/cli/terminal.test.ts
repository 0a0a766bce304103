import { expect, it } from 'vitest';
import { counted } from '../../src/cli/terminal.ts';

it.each([
  [0, '0 rows'],
  [1, '1 row'],
  [2, '2 rows'],
  [1200, '1,200 rows'],
])('%i takes the number of its noun', (count, told) => {
  expect(counted(count, 'row')).toBe(told);
});

it('a noun with its own plural has it for all but one', () => {
  expect([1, 2].map((count) => counted(count, 'agency', 'agencies'))).toEqual(['1 agency', '2 agencies']);
});
