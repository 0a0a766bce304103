import { load } from 'cheerio/slim';
import { describe, expect, it } from 'vitest';
import { holdsDataTable, isHtml, isSoft404 } from '../../src/crawl/page-kind.ts';
import { DATA_TABLE } from './small-portal.ts';

describe('a page that only says there is none', () => {
  it.each([
    '<p>您访问的页面不存在</p>',
    '<title>404</title><p>返回首页</p>',
    '<title>404 Not Found</title>',
    '<html><body><script>var long = "a lot of text";</script><div>对不起，您要找的页面已被删除。</div></body></html>',
    '<p>抱歉，找不到您要的网页</p>',
    `<title>页面不存在</title><p>${'栏目导航'.repeat(300)}</p>`,
  ])('%s', (html) => {
    expect(isSoft404(load(html))).toBe(true);
  });

  it.each([
    '<p>区教育局2024年政府信息公开工作年度报告</p>',
    `<p>${'本年度收到的申请中，所涉信息不存在的有2件。'.repeat(30)}</p>`,
    `<p>本机关不掌握，信息不存在</p>${DATA_TABLE}`,
    '<title>某区2024年年报</title><p>所涉信息不存在的有2件，全文见附件。</p>',
    '<title>第404号文件</title><p>见附件</p>',
    '',
  ])('is not %s', (html) => {
    expect(isSoft404(load(html))).toBe(false);
  });
});

describe('a table of data', () => {
  const row = (cell: string): string => `<tr>${`<td>${cell}</td>`.repeat(5)}</tr>`;

  it('is large', () => {
    expect(holdsDataTable(load(`<table>${row('0').repeat(2)}</table>`))).toBe(true);
    expect(holdsDataTable(load(`<table>${row('0')}</table>`))).toBe(false);
  });

  it('may stand inside a table that only arranges the page', () => {
    expect(
      holdsDataTable(load(`<table><tr><td><table>${row('0').repeat(2)}</table></td></tr></table>`)),
    ).toBe(true);
  });

  it('does not arrange links', () => {
    expect(holdsDataTable(load(`<table>${row('<a href="x">某局</a>').repeat(4)}</table>`))).toBe(false);
  });
});

describe('a page of links', () => {
  it.each([
    ['text/html; charset=utf-8', 'x', true],
    ['application/xhtml+xml', 'x', true],
    ['text/plain', '<!DOCTYPE html><p>', true],
    [null, ' <html>', true],
    ['application/octet-stream', 'PK', false],
    ['application/pdf', '<html>', false],
    [null, 'text', false],
  ])('of type %s that begins with %s: %s', (contentType, text, expected) => {
    expect(isHtml(Buffer.from(text), contentType)).toBe(expected);
  });
});
