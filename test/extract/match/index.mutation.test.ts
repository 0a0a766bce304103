import { describe, expect, it } from 'vitest';
import { pageOf, REQUESTS_HEADER, REVIEW_HEADER, RULES_HEADER, readAll, table } from './printed-page.ts';

/** Table 二's first block, three rows of table 三, and table 四: no number twice. */
const PAGE = pageOf(
  [
    '<h2>二、主动公开政府信息情况</h2>',
    table(...RULES_HEADER, ['规章', '111', '112', '113'], ['行政规范性文件', '121', '122', '123']),
    '<h2>三、收到和处理政府信息公开申请情况</h2>',
    table(
      ...REQUESTS_HEADER,
      ['一、本年新收政府信息公开申请数量|3', '211', '212', '213', '214', '215', '216', '217'],
      ['三、本年度办理结果|1|2', '（一）予以公开|2', '221', '222', '223', '224', '225', '226', '227'],
      ['（二）部分公开|2', '231', '232', '233', '234', '235', '236', '237'],
    ),
    '<h2>四、政府信息公开行政复议、行政诉讼情况</h2>',
    table(
      ...REVIEW_HEADER,
      Array.from({ length: 15 }, (_, at) => String(311 + at)),
    ),
  ].join('\n'),
);

const CELL = /(<td[^>]*>)([^<]+)(<\/td>)/g;
const cells = [...PAGE.matchAll(CELL)].map((match) => ({
  at: match.index,
  opening: match[1] ?? '',
  text: match[2] ?? '',
}));
const numbers = cells.filter(({ text }) => /^\d+$/.test(text));
const labels = cells.filter(({ text }) => !/^\d+$/.test(text));

function withText({ at, opening, text }: (typeof cells)[number], replacement: string): string {
  const start = at + opening.length;
  return PAGE.slice(0, start) + replacement + PAGE.slice(start + text.length);
}

async function resultOf(page: string): Promise<string> {
  const reports = await readAll(page);
  return JSON.stringify(reports.map(({ observations, problems }) => ({ observations, problems })));
}

describe('the fixture', () => {
  it('has 42 numbers and 40 labels', () => {
    expect([numbers.length, labels.length]).toEqual([42, 40]);
  });
});

describe('a change is noticed', () => {
  it.each(numbers.map((cell) => [cell.text, cell] as const))('of the number %s', async (_, cell) => {
    expect(await resultOf(withText(cell, '999'))).not.toBe(await resultOf(PAGE));
  });

  it.each(labels.map((cell) => [cell.text, cell] as const))('of the label %s', async (_, cell) => {
    expect(await resultOf(withText(cell, '子虚乌有栏'))).not.toBe(await resultOf(PAGE));
  });
});
