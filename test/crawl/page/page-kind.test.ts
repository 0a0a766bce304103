import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/crawl/page/html.ts';
import {
  challengeOn,
  holdsDataTable,
  isHtml,
  isScriptShell,
  isSoft404,
} from '../../../src/crawl/page/page-kind.ts';
import { readRegistry } from '../../../src/registry/index.ts';
import { DATA_TABLE } from '../small-portal.ts';

const { challenges } = await readRegistry();

describe('a page that only says that it does not exist', () => {
  it.each([
    '<p>您访问的页面不存在</p>',
    '<title>404</title><p>返回首页</p>',
    '<title>404 Not Found</title>',
    '<html><body><script>var long = "a lot of text";</script><div>对不起，您要找的页面已被删除。</div></body></html>',
    '<p>抱歉，找不到您要的网页</p>',
    `<title>页面不存在</title><p>${'栏目导航'.repeat(300)}</p>`,
  ])('%s', (html) => {
    expect(isSoft404(parseHtml(html))).toBe(true);
  });

  it.each([
    '<p>区教育局2024年政府信息公开工作年度报告</p>',
    `<p>${'本年度收到的申请中，所涉信息不存在的有2件。'.repeat(30)}</p>`,
    `<p>本机关不掌握，信息不存在</p>${DATA_TABLE}`,
    '<title>某区2024年年报</title><p>所涉信息不存在的有2件，全文见附件。</p>',
    '<title>第404号文件</title><p>见附件</p>',
    '',
  ])('is not %s', (html) => {
    expect(isSoft404(parseHtml(html))).toBe(false);
  });
});

describe('a table of data', () => {
  const row = (cell: string): string => `<tr>${`<td>${cell}</td>`.repeat(5)}</tr>`;

  it('is large', () => {
    expect(holdsDataTable(parseHtml(`<table>${row('0').repeat(2)}</table>`))).toBe(true);
    expect(holdsDataTable(parseHtml(`<table>${row('0')}</table>`))).toBe(false);
  });

  it('may be inside a table that only lays out the page', () => {
    expect(
      holdsDataTable(parseHtml(`<table><tr><td><table>${row('0').repeat(2)}</table></td></tr></table>`)),
    ).toBe(true);
  });

  it('does not arrange links', () => {
    expect(holdsDataTable(parseHtml(`<table>${row('<a href="x">某局</a>').repeat(4)}</table>`))).toBe(false);
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

describe('a script shell', () => {
  it.each([
    ['an empty element and a script', '<div id="app"></div><script src="a.js"></script>'],
    [
      'a word for those without scripts',
      '<noscript>您的浏览器不支持 JavaScript，请开启之后再访问本页面，谢谢您的配合，欢迎您再次光临本网站，祝您生活愉快万事如意，阖家幸福安康！</noscript><div id="root">加载中…</div><script></script>',
    ],
    [
      'links that lead nowhere',
      '<a href="#">顶部</a><a href="javascript:void(0)">关闭</a><script>x()</script>',
    ],
  ])('is a page with %s', (_, html) => {
    expect(isScriptShell(parseHtml(html))).toBe(true);
  });

  it.each([
    ['without a script', '<div id="app"></div>'],
    ['with a link', '<a href="list.html">年报</a><script></script>'],
    ['with a picture of the report', '<img src="1.jpg"><script></script>'],
    ['with a frame', '<iframe src="list.html"></iframe><script></script>'],
    ['with text', `<p>${'本机关主动公开政府信息。'.repeat(6)}</p><script></script>`],
  ])('is no page %s', (_, html) => {
    expect(isScriptShell(parseHtml(html))).toBe(false);
  });
});

describe('a challenge', () => {
  const of = (html: string): string | null => challengeOn(parseHtml(html), html, challenges)?.id ?? null;

  it.each([
    ['wzws', '<script>var wzwschallenge="x";</script>'],
    ['wzws', '<script>function WZWS_CONFIRM(){}</script>'],
    ['ruishu', "<script>$_ts=window['$_ts'];</script>"],
    ['jiasule', "<script>document.cookie='__jsl_clearance=1'</script>"],
    ['aliyun', '<script>setCookie("acw_sc__v2", x)</script>'],
    ['slider', '<p>请按住滑块，拖动到最右边</p>'],
    ['captcha', '<p>为保证正常访问，请完成安全验证</p>'],
    ['refused', '<p>您的访问请求已被拦截</p>'],
  ])('is told by the sign %s', (id, html) => {
    expect(of(html)).toBe(id);
  });

  it('is no page whose guard left a script in it', () => {
    expect(
      of(`<script src="/cdn-cgi/challenge-platform/a.js"></script><p>${'年度报告'.repeat(20)}</p>`),
    ).toBeNull();
  });

  it('is no page with a table of data', () => {
    const rows = '<tr><td>安全验证</td><td>1</td></tr>'.repeat(6);
    expect(of(`<table>${rows}</table>`)).toBeNull();
  });
});
