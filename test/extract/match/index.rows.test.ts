import { expect, it } from 'vitest';
import { problemMessage } from '../../../src/text/index.ts';
import { codesOf, REQUESTS_HEADER, RULES_HEADER, read, table, valuesOf } from './printed-page.ts';

const numbers = (from: number) => Array.from({ length: 7 }, (_, at) => String(from + at));
const values = (from: number) => numbers(from).map(Number);

it('rows that the report leaves out are named, and the others keep their places', async () => {
  const report = await read(
    table(...REQUESTS_HEADER, ['（一）予以公开|3', ...numbers(10)], ['8.属于行政查询事项|3', ...numbers(20)]),
  );
  expect(valuesOf(report, 'requests', 'granted')).toEqual(values(10));
  expect(valuesOf(report, 'requests', 'refused_inquiry')).toEqual(values(20));
  expect(valuesOf(report, 'requests', 'refused_internal')).toEqual(Array(7).fill(null));
  const missing = report.problems.find((problem) => problemMessage(problem).includes('属于三类内部事务信息'));
  expect(missing?.code).toBe('rows_missing');
});

it('a subtotal that the form does not have is reported and goes into no row', async () => {
  const report = await read(
    table(
      ...REQUESTS_HEADER,
      ['（一）予以公开|3', ...numbers(10)],
      ['小计|3', ...numbers(900)],
      ['（七）总计|3', ...numbers(30)],
    ),
  );
  expect(valuesOf(report, 'requests', 'handled_total')).toEqual(values(30));
  expect(report.observations.filter((cell) => (cell.value ?? 0) >= 900)).toEqual([]);
  expect(codesOf(report)).toContain('row_unknown');
});

it('a row of the form of other years keeps its value under that form', async () => {
  const report = await read(
    table(...RULES_HEADER, ['规章', '1', '2', '3']) +
      table(...REQUESTS_HEADER, ['（六）其他处理|3', ...numbers(10)], ['（七）总计|3', ...numbers(30)]),
  );
  const cells = report.observations.filter((cell) => cell.row === 'other');
  expect(cells.map((cell) => cell.value)).toEqual(values(10));
  expect(cells.every((cell) => cell.template === '2019' && cell.flags.includes('other_template'))).toBe(true);
  expect(codesOf(report)).toContain('row_of_other_template');
});

it('a cell printed twice with the same content is one cell', async () => {
  const printed = table(...RULES_HEADER, ['规章', '11', '12', '13']);
  const report = await read(printed + printed);
  expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, 12, 13]);
  expect(codesOf(report)).not.toContain('cell_repeated');
});

it('of a cell printed twice with different contents neither is taken', async () => {
  const report = await read(
    table(...RULES_HEADER, ['规章', '11', '12', '13']) + table(...RULES_HEADER, ['规章', '11', '99', '13']),
  );
  expect(valuesOf(report, 'proactive', 'rules')).toEqual([11, null, 13]);
  expect(codesOf(report)).toContain('cell_repeated');
});

it('one number over two rows belongs to neither', async () => {
  const report = await read(
    table(...RULES_HEADER, ['规章', '11|1|2', '12', '13'], ['行政规范性文件', '22', '23']),
  );
  expect(valuesOf(report, 'proactive', 'rules')).toEqual([null, null, null]);
  expect(codesOf(report)).toContain('row_misaligned');
});

it('of labels that the form of 2014 has twice the rows around them say which is meant', async () => {
  const report = await read(
    table(
      ['统计指标', '单位', '统计数'],
      ['（一）维持具体行政行为数', '件', '1'],
      ['（二）被依法纠错数', '件', '2'],
      ['（三）其他情形数', '件', '3'],
      ['五、行政诉讼数量', '件', '15'],
      ['（一）维持具体行政行为或者驳回原告诉讼请求数', '件', '4'],
      ['（二）被依法纠错数', '件', '5'],
      ['（三）其他情形数', '件', '6'],
    ),
  );
  expect(valuesOf(report, 'statistics', 'reconsideration_corrected')).toEqual([2]);
  expect(valuesOf(report, 'statistics', 'reconsideration_other')).toEqual([3]);
  expect(valuesOf(report, 'statistics', 'litigation_corrected')).toEqual([5]);
  expect(valuesOf(report, 'statistics', 'litigation_other')).toEqual([6]);
});
