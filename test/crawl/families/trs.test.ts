import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import { brief, pageOf } from './page-of.ts';

const calling = (call: string): string[] => brief(linksOf(pageOf(`<script>${call}</script>`), undefined));

describe('a list of TRS WCM', () => {
  it('names its further pages in a script', () => {
    expect(calling('createPageHTML(4, 0, "index", "html");')).toEqual([
      '… list jyj/gknb/index_1.html',
      '… list jyj/gknb/index_2.html',
      '… list jyj/gknb/index_3.html',
    ]);
  });

  it.each([
    ["createPageHTML('pages', 2, 0, 'index', 'shtml', 15)"],
    ['createPageHTML("pages",2,0,"index","shtml",15);'],
    ["createPageHTML( 2 , 0 , 'index' , '.shtml' )"],
  ])('may write the call as %s', (call) => {
    expect(calling(call)).toEqual(['… list jyj/gknb/index_1.shtml']);
  });

  it('on a further page leads to the others', () => {
    expect(calling('createPageHTML(3, 1, "index", "html");')).toEqual(['… list jyj/gknb/index_2.html']);
  });

  it.each([
    'createPageHTML(1, 0, "index", "html");',
    'createPageHTML(0, 0, "index", "html");',
    'function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {}',
    'createPageHTML(countPage, 0, "index", "html");',
  ])('of one page has no others: %s', (call) => {
    expect(calling(call)).toEqual([]);
  });

  it('is otherwise a list like any other', () => {
    const html = `<li><a href="./202501/t20250117_1.html">区教育局2024年政府信息公开工作年度报告</a></li>
      <script>createPageHTML(2, 0, "index", "html");</script>`;
    expect(brief(linksOf(pageOf(html), undefined))).toEqual([
      'report jyj/gknb/202501/t20250117_1.html',
      '… list jyj/gknb/index_1.html',
    ]);
  });
});
