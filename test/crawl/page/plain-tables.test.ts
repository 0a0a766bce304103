import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import { type Html, parseHtml } from '../../../src/crawl/page/html.ts';
import {
  holdsDataTable,
  isScriptShell,
  isSoft404,
  SHORTEST_PAGE,
  visibleText,
} from '../../../src/crawl/page/page-kind.ts';
import { withoutPlainTables } from '../../../src/crawl/page/plain-tables.ts';
import { runsOf } from '../../property-runs.ts';
import { pageOf } from '../families/page-of.ts';

const FIGURES = `<tr><td>12</td><td style="x"><p><span>3</span></p></td>${'<td>0</td>'.repeat(8)}</tr>`;

/** All that the crawl finds on a report's page. */
function toldOf(html: string) {
  const page = pageOf(html, { role: 'report' });
  return {
    links: linksOf(page, undefined),
    isReport: holdsDataTable(page.dom),
    isGone: isSoft404(page.dom),
    isShell: isScriptShell(page.dom),
    text: textOf(page.dom).slice(0, SHORTEST_PAGE).length,
  };
}

function textOf(dom: Html): string {
  return visibleText(dom).replace(/\s+/g, '');
}

describe('a page without its plain tables', () => {
  it('keeps short text of their cells and the text around them', () => {
    const page = `<h1>年报</h1><TABLE border="1">${FIGURES}</TABLE><a href="a.doc">附件</a>`;
    const short = withoutPlainTables(page);
    expect(short).toContain('<h1>年报</h1><TABLE border="1">');
    expect(short).toContain('</TABLE><a href="a.doc">附件</a>');
    expect(short).not.toContain('<span>');
    expect(textOf(parseHtml(short))).toBe('年报12300000000附件');
  });

  it('keeps enough of long text to show that there is some', () => {
    const rows = `<tr><td>本年新收政府信息公开申请数量</td><td>&nbsp;</td></tr>${FIGURES}`.repeat(20);
    const short = textOf(parseHtml(withoutPlainTables(`<table>${rows}</table>`)));
    expect(short).toMatch(/^本年新收政府信息公开申请数量123/);
    expect(short.length).toBeGreaterThanOrEqual(SHORTEST_PAGE);
    expect(short.length).toBeLessThan(SHORTEST_PAGE + 20);
  });

  it.each([
    ['a link', '<tr><td><a href="b.doc">附件</a></td></tr>'],
    ['a picture', '<tr><td><img src="1.jpg"></td></tr>'],
    ['a frame', '<tr><td><iframe src="b.html"></iframe></td></tr>'],
    ['what answers to a click', `<tr><td><span onclick="open('b.doc')">附件</span></td></tr>`],
    ['a comment', '<!-- <a href="b.doc"> -->'],
    ['the end of a comment', '-->'],
    ['a script', '<script>var a;</script>'],
    ['a heading', '<caption>统计表</caption>'],
    ['a sign that is no mark', '<tr><td>数量<3</td></tr>'],
  ])('leaves a table as it is that holds %s', (_, row) => {
    const page = `<table>${FIGURES}${row}</table>`;
    expect(withoutPlainTables(page)).toBe(page);
  });

  it('does not change small tables and those that lay out the page, except the tables inside', () => {
    const small = '<table><tr><td>2024年</td></tr></table>';
    expect(withoutPlainTables(small)).toBe(small);
    const arranged = withoutPlainTables(`<table><tr><td>左<table>${FIGURES}</table></td></tr></table>`);
    expect(arranged).toMatch(/^<table><tr><td>左<table>(?:<td><\/td>)+123/);
    expect(arranged).toMatch(/<\/table><\/td><\/tr><\/table>$/);
  });

  // A closing tag that closes more than the table breaks the whole page's tree, not a browser's, and not the shorter one's.
  it('shows what the whole page shows', () => {
    const piece = fc.constantFrom(
      '<table>',
      '<table class="MsoNormalTable">',
      '</table>',
      `<table>${FIGURES}</table>`,
      FIGURES,
      '<tr><td>',
      '<tr><td>数量 </td></tr>',
      '页面不存在',
      '&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;',
      '&#20013;',
      '收到申请三件，均已按时答复，',
      `<table>${FIGURES}&nbsp;收到申请三件，均已按时答复，共四十五字符</table>`,
      '<p>',
      '</p>',
      '<div>',
      '<div>备注</div>',
      '<a href="b.doc">附件</a>',
      '<a href="index_2.html">下一页</a>',
      '<img src="1.jpg">',
      '<iframe src="b.html"></iframe>',
      `<td onclick="open('c.pdf')">下载</td>`,
      '<!--',
      '-->',
      '<script>createPageHTML(3, 0, "index", "html")</script>',
      '<script>',
      '</script>',
      '<title>',
      '</title>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const page = pieces.join('');
        expect(toldOf(withoutPlainTables(page))).toEqual(toldOf(page));
      }),
      { numRuns: runsOf(2_000) },
    );
  });
});
