import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { fits, fittedTable } from '../../src/cli/fitted-table.ts';

const HEAD = ['agency', 'value', 'url'];
const ROWS = [
  ['示范区教育局', '1,234,567', 'http://shifan.invalid/zwgk/202401/t20240115_1.html'],
  ['示范区人力资源和社会保障局', '—', 'http://shifan.invalid/2'],
];
const widest = (table: string) => Math.max(...table.split('\n').map((line) => stringWidth(line)));

it('a table that is not for a terminal is never cut', () => {
  expect(fittedTable(HEAD, ROWS, [1], null)).toContain('t20240115_1.html');
});

it('a table that fits is not changed', () => {
  expect(fittedTable(HEAD, ROWS, [1], 120)).toBe(fittedTable(HEAD, ROWS, [1], null));
});

it('texts are cut with a mark where it does not fit, and numbers never', () => {
  // Beside the number with its gaps and the first column of the terminal, 26 columns are left: 13 for each text.
  expect(fittedTable(HEAD, ROWS, [1], 40).split('\n')).toEqual([
    ' agency             value  url',
    ' 示范区教育局   1,234,567  http://shifa…',
    ' 示范区人力资…          —  http://shifa…',
  ]);
  expect(widest(fittedTable(HEAD, ROWS, [1], 40))).toBe(40);
});

it('where too little of the texts would be left, a row is a block, and whole', () => {
  expect(fittedTable(HEAD, ROWS, [1], 30).split('\n')).toEqual([
    'agency  示范区教育局',
    'value   1,234,567',
    'url     http://shifan.invalid/',
    '        zwgk/202401/t20240115_',
    '        1.html',
    '',
    'agency  示范区人力资源和社会保',
    '        障局',
    'value   —',
    'url     http://shifan.invalid/',
    '        2',
  ]);
});

it.each([80, 40, 30, 12])('no line is wider than %i columns', (width) => {
  expect(fits(fittedTable(HEAD, ROWS, [1], width), width)).toBe(true);
});

it('a line break in a cell breaks no table', () => {
  expect(fittedTable(['text', 'more'], [['a\n  b', 'x'.repeat(30)]], [], 30).split('\n')).toEqual([
    ' text  more',
    ' a b   xxxxxxxxxxxxxxxxxxxxxx…',
  ]);
});
