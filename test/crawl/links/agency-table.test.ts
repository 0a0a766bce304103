import { expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import type { Link } from '../../../src/crawl/links/link.ts';
import { pageOf } from '../families/page-of.ts';

const NOBODY = { agency: null, title: null, listed_on: null };
const table = (...rows: readonly string[]): string =>
  `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
const on = (html: string, role: 'list' | 'index' = 'list'): Link[] =>
  linksOf(pageOf(html, { role, context: NOBODY }), undefined);

it('a link belongs to the agency whose cell is before it', () => {
  const html = table(
    '<td>区教育局</td><td><a href="1.html">2023年</a></td><td>区民政局</td><td><a href="2.html">2023年</a></td>',
  );
  expect(on(html).map(({ role, context }) => `${role} ${context.agency}`)).toEqual([
    'report 区教育局',
    'report 区民政局',
  ]);
});

it('the heading of a column gives the year of the links below', () => {
  const html = table(
    '<th>单位</th><th>2023年</th><th>备注</th>',
    '<td>区教育局</td><td><a href="1.pdf">查看</a></td><td><a href="2.html">详情</a></td>',
  );
  expect(on(html)).toMatchObject([{ role: 'report', context: { agency: '区教育局', title: '2023年' } }]);
});

it('the heading of a column is not used where cells span others', () => {
  const html = table(
    '<th colspan="2">单位</th><th>2023年</th><th>2022年</th>',
    '<td>区教育局</td><td>一</td><td><a href="1.html">查看</a></td><td><a href="2.html">查看</a></td>',
  );
  expect(on(html)).toEqual([]);
});

it('the heading of the page says what its links are', () => {
  const cells = table('<td>区教育局</td><td><a href="1.html">查看</a></td>');
  expect(on(`<h1>各单位2023年政府信息公开工作年度报告</h1>${cells}`, 'index')).toMatchObject([
    { role: 'report', context: { agency: '区教育局' } },
  ]);
  expect(on(`<h1>各单位联系电话</h1>${cells}`)).toEqual([]);
});

it('a column of yearly reports beside others is the only one that counts', () => {
  const html = table(
    '<th>单位</th><th>信息公开指南</th><th>信息公开年报</th><th>财政年报</th>',
    '<td>区教育局</td><td><a href="zn/">查看</a></td><td><a href="nb/">查看</a></td><td><a href="cz/">查看</a></td>',
  );
  expect(on(html, 'index')).toMatchObject([{ role: 'list', context: { agency: '区教育局' } }]);
  expect(on(html, 'index')).toHaveLength(1);
});

it('years mean nothing on a page that is not about reports', () => {
  expect(
    on(table('<th>单位</th><th>2023年</th>', '<td>区教育局</td><td><a href="1.html">查看</a></td>'), 'index'),
  ).toEqual([]);
});

it('a table for layout is ignored', () => {
  const inner = table('<td><a href="1.html">2023年政府信息公开年报</a></td>');
  expect(on(table(`<td>区教育局</td><td>${inner}</td>`))).toMatchObject([
    { role: 'report', context: { agency: null } },
  ]);
});
