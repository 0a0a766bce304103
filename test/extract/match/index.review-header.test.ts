import { describe, expect, it } from 'vitest';
import { codesOf, REVIEW_HEADER, read, table, valuesOf } from './printed-page.ts';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const FIFTEEN = Array.from({ length: 15 }, (_, at) => String(at + 1));

const HEADERS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['as the form merges it', REVIEW_HEADER],
  [
    'with 行政复议 over two rows',
    [
      ['行政复议|5|2', '行政诉讼|10'],
      ['未经复议直接起诉|5', '复议后起诉|5'],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ],
  ],
  [
    'with a blank below 行政复议',
    [
      ['行政复议|5', '行政诉讼|10'],
      ['|5', '未经复议直接起诉|5', '复议后起诉|5'],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ],
  ],
  [
    'without the row 行政诉讼',
    [
      ['行政复议|5', '未经复议直接起诉|5', '复议后起诉|5'],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ],
  ],
  [
    'with its groups’ spans lost',
    [
      ['行政复议', '行政诉讼'],
      ['未经复议直接起诉', '复议后起诉'],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ],
  ],
  [
    'with a group’s label over each of its columns',
    [
      [
        ...Array<string>(5).fill('行政复议'),
        ...Array<string>(5).fill('未经复议直接起诉'),
        ...Array<string>(5).fill('复议后起诉'),
      ],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ],
  ],
];

describe.each(HEADERS)('table 四 %s', (_, header) => {
  it('gives each value its kind of case and its result', async () => {
    const report = await read(table(...header, FIFTEEN));
    expect(valuesOf(report, 'review', 'reconsideration')).toEqual([1, 2, 3, 4, 5]);
    expect(valuesOf(report, 'review', 'litigation_direct')).toEqual([6, 7, 8, 9, 10]);
    expect(valuesOf(report, 'review', 'litigation_after_reconsideration')).toEqual([11, 12, 13, 14, 15]);
  });
});

it('a group over the wrong columns is not believed', async () => {
  const report = await read(
    table(
      ['行政复议|7', '未经复议直接起诉|3', '复议后起诉|5'],
      [...RESULTS, ...RESULTS, ...RESULTS],
      FIFTEEN.slice(0, 14),
    ),
  );
  expect(report.observations.filter((cell) => cell.table === 'review' && cell.value !== null)).toEqual([]);
  expect(codesOf(report)).not.toEqual([]);
});
