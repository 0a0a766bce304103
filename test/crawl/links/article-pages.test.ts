import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import type { Page } from '../../../src/crawl/links/link.ts';
import { brief, ENTRY_FOLDER, pageOf } from '../families/page-of.ts';

const generic = (page: Page) => linksOf(page, undefined);

describe('a report on several pages', () => {
  const report = { url: `${ENTRY_FOLDER}jyj/gknb/t20250117_5701.html`, role: 'report' } as const;

  it('continues on its further pages, which are no lists', () => {
    const html = `<a href="t20250117_5701_1.html">2</a><a href="t20250117_5701_2.html">3</a>
      <a href="t20250117_5701_1.html">下一页</a><a href="t20250118_5702.html">下一页</a><a href="t20250117_5701.html">1</a>`;
    expect(brief(generic(pageOf(html, report)))).toEqual([
      '… report jyj/gknb/t20250117_5701_1.html',
      '… report jyj/gknb/t20250117_5701_2.html',
    ]);
  });

  it('of TRS names them in a script', () => {
    const html = '<script>createPageHTML(3, 0, "t20250117_5701", "html");</script>';
    expect(brief(generic(pageOf(html, report)))).toEqual([
      '… report jyj/gknb/t20250117_5701_1.html',
      '… report jyj/gknb/t20250117_5701_2.html',
    ]);
  });

  it('may number them in the query', () => {
    const html = '<a href="?id=7&page=2">第2页</a><a href="?id=8&page=2">第2页</a>';
    const jspPage = { ...report, url: `${ENTRY_FOLDER}show.jsp?id=7` };
    expect(brief(generic(pageOf(html, jspPage)))).toEqual(['… report show.jsp?id=7&page=2']);
  });

  it('leads from one further page to the next', () => {
    const second = { ...report, url: `${ENTRY_FOLDER}jyj/gknb/t20250117_5701_1.html` };
    expect(brief(generic(pageOf('<a href="t20250117_5701_2.html">下一页</a>', second)))).toEqual([
      '… report jyj/gknb/t20250117_5701_2.html',
    ]);
  });

  it('is not confused with the next article', () => {
    const html = '<a href="t20250117_5702.html">下一页</a><a href="../mzj/t1_1.html">2</a>';
    expect(generic(pageOf(html, report))).toEqual([]);
  });
});
