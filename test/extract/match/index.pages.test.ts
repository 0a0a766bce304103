import { describe, expect, it } from 'vitest';
import {
  codesOf,
  pageOf,
  REQUESTS_HEADER,
  REVIEW_HEADER,
  RULES_HEADER,
  read,
  readAll,
  table,
  valuesOf,
} from './printed-page.ts';

const VALUES = ['1', '2', '3', '4', '5', '6', '21'];
const MORE = ['7', '8', '9', '10', '11', '12', '57'];
const BLANKS = Array<string>(7).fill('');
const FIRST = ['一、本年新收政府信息公开申请数量|3', ...VALUES];
const SECOND = ['二、上年结转政府信息公开申请数量|3', ...MORE];

describe('a page break', () => {
  it('between rows loses none, with the header printed again', async () => {
    const report = await read(
      `${table(...REQUESTS_HEADER, FIRST)}<p>— 3 —</p>${table(...REQUESTS_HEADER, SECOND)}`,
    );
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'carried_in')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it('between rows loses none, without it and with blanks for what spanned the break', async () => {
    const lower = table(['', '（二）部分公开', '', ...MORE]);
    const report = await read(
      table(...REQUESTS_HEADER, ['三、本年度办理结果', '（一）予以公开|2', ...VALUES]) + lower,
    );
    expect(valuesOf(report, 'requests', 'granted')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'granted_in_part')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it.each([
    ['above', VALUES, BLANKS],
    ['below', BLANKS, VALUES],
  ])('inside a row joins its label again, the values %s it', async (_, upper, lower) => {
    const report = await read(
      table(...REQUESTS_HEADER, ['一、本年新收政府信息|3', ...upper]) +
        table(['公开申请数量|3', ...lower], SECOND),
    );
    expect(valuesOf(report, 'requests', 'new')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'carried_in')).toEqual([7, 8, 9, 10, 11, 12, 57]);
  });

  it('inside a row whose upper half is another row’s label does not mistake the one for the other', async () => {
    const report = await read(
      table(...REQUESTS_HEADER, ['2.其他|3', ...VALUES]) + table(['法律行政法规禁止公开|3', ...BLANKS]),
    );
    expect(valuesOf(report, 'requests', 'refused_other_law')).toEqual([1, 2, 3, 4, 5, 6, 21]);
    expect(valuesOf(report, 'requests', 'other_other').filter((value) => value !== null)).toEqual([]);
  });

  it('inside （六）其他处理 does not make of its first half the row 3.其他', async () => {
    const report = await read(
      table(...REQUESTS_HEADER, ['（六）其他|3', ...VALUES], ['（七）总计|3', ...MORE]),
    );
    expect(report.observations.filter((cell) => cell.row.startsWith('other') && cell.value !== null)).toEqual(
      [],
    );
    expect(codesOf(report)).toContain('row_unknown');
  });

  it('between the header and the values of table 四 loses none', async () => {
    const header = table(...REVIEW_HEADER);
    const report = await read(header + table(Array.from({ length: 15 }, (_, at) => String(at + 1))));
    expect(valuesOf(report, 'review', 'reconsideration')).toEqual([1, 2, 3, 4, 5]);
    expect(valuesOf(report, 'review', 'litigation_after_reconsideration')).toEqual([11, 12, 13, 14, 15]);
  });
});

describe('several reports on one page', () => {
  const rules = (first: string) => table(...RULES_HEADER, ['规章', first, '12', '13']);
  const page = pageOf(`${rules('11')}<h1>南开区司法局2022年政府信息公开工作年度报告</h1>${rules('99')}`);

  it('are read separately, each with its own title', async () => {
    const reports = await readAll(page);
    expect(reports.map((report) => [report.report.agency?.value, report.report.reportYear?.value])).toEqual([
      ['南开区教育局', 2023],
      ['南开区司法局', 2022],
    ]);
    expect(reports.map((report) => valuesOf(report, 'proactive', 'rules'))).toEqual([
      [11, 12, 13],
      [99, 12, 13],
    ]);
  });

  it('are not seen where the titles below are links to other reports', async () => {
    const reports = await readAll(
      pageOf(`${rules('11')}<p><a href="/2022.html">南开区教育局2022年政府信息公开工作年度报告</a></p>`),
    );
    expect(reports).toHaveLength(1);
    expect(reports.map((report) => valuesOf(report, 'proactive', 'rules'))).toEqual([[11, 12, 13]]);
  });

  it('are not seen where one report prints its title again', async () => {
    const title = '南开区教育局2023年政府信息公开工作年度报告';
    const reports = await readAll(
      pageOf(`${rules('11')}<p>${title}</p>${table(...REQUESTS_HEADER, FIRST)}`, title),
    );
    expect(reports).toHaveLength(1);
  });
});

it('a row whose label is lost at a page break is not said to be blank', async () => {
  const report = await read(
    table(...REQUESTS_HEADER, ['一、本年新收|3', ...BLANKS]) + table(['某某|3', ...VALUES]),
  );
  expect(report.observations.some((cell) => cell.row === 'new' && cell.flags.includes('blank'))).toBe(false);
  expect(codesOf(report)).toEqual(expect.arrayContaining(['row_unknown']));
});
