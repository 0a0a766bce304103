import { expect, it } from 'vitest';
import { textTable } from '../../src/cli/text-table.ts';

it('a table has its texts on the left and its numbers on the right, where a Chinese character takes two columns', () => {
  const rows = [
    ['财政局', '1,234', 'a'],
    ['x', '5', ''],
  ];
  expect(textTable(['agency', '件'], rows, [1]).split('\n')).toEqual([
    ' agency     件',
    ' 财政局  1,234  a',
    ' x           5',
  ]);
});

it('a cell of a table may have several lines, beside which the other cells are printed once', () => {
  expect(
    textTable(
      [],
      [
        ['[1]', 'one\ntwo'],
        ['[2]', 'three'],
      ],
      [],
      1,
    ).split('\n'),
  ).toEqual([' [1] one', '     two', ' [2] three']);
});
