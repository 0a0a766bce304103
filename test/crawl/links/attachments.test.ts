import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import type { Page } from '../../../src/crawl/links/link.ts';
import { brief, ENTRY_FOLDER, pageOf } from '../families/page-of.ts';

const generic = (page: Page) => linksOf(page, undefined);

describe('a page of a report', () => {
  const report = { url: `${ENTRY_FOLDER}jyj/gknb/t1.html`, role: 'report' } as const;
  const table = `<table>${'<tr><td>行</td><td>0</td><td>0</td></tr>'.repeat(4)}</table>`;

  it('without a table leads to the files it points to or shows', () => {
    const links = generic(
      pageOf(
        `<a href="./P0201.doc">附件</a><a href="/downfile.jsp?id=7">年度报告.PDF</a><a href="t2.html">下一篇</a>
         <embed src="b.pdf"><object data="c.pdf"></object><a href="c.xlsx#x">表</a>`,
        report,
      ),
    );
    expect(brief(links)).toEqual([
      'attachment jyj/gknb/P0201.doc',
      'attachment http://a.gov.test/downfile.jsp?id=7',
      'attachment jyj/gknb/b.pdf',
      'attachment jyj/gknb/c.pdf',
      'attachment jyj/gknb/c.xlsx',
    ]);
    expect(links[0]?.context.agency).toBe('区教育局');
  });

  it.each([
    ['a viewer in a frame', '<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fa.pdf"></iframe>'],
    ['a viewer with a relative file', '<iframe src="/files/viewer.html?x=1&file=a.pdf"></iframe>'],
    ['a viewer of another make', '<a href="/plugin/view.html?url=/files/a.pdf">查看</a>'],
    ['a script in an address', `<a href="javascript:window.open('/files/a.pdf')">查看</a>`],
    ['a script behind a button', `<input type="button" onclick="location.href='/files/a.pdf'">`],
    ['a script that opens a viewer', `<span onclick='show("/v/viewer.html?file=/files/a.pdf")'>全文</span>`],
    ['a frame of a frameset', '<frameset><frame src="/files/a.pdf"></frameset>'],
  ])('leads to the file that stands behind %s', (_, html) => {
    expect(brief(generic(pageOf(html, report)))).toEqual(['attachment http://a.gov.test/files/a.pdf']);
  });

  it.each(['/downfile.jsp?id=7', '/download.do?fileid=7', '/file/attachment.action?x=7'])(
    'leads to what the script %s hands out, whatever its link is called',
    (script) => {
      const links = generic(pageOf(`<a onclick="window.open('${script}')">年度报告</a>`, report));
      expect(brief(links)).toEqual([`attachment http://a.gov.test${script}`]);
    },
  );

  it('that is itself a viewer leads to its file', () => {
    const viewer = { ...report, url: 'http://a.gov.test/pdfjs/web/viewer.html?file=/files/a.pdf' };
    expect(brief(generic(pageOf('<div id="viewer"></div>', viewer)))).toEqual([
      'attachment http://a.gov.test/files/a.pdf',
    ]);
  });

  it('leads to the page that it shows in a frame, not to those around it', () => {
    const html = `<iframe src="content.html"></iframe><iframe src="/common/header.html"></iframe>
      <iframe src="http://count.test/x.html"></iframe><iframe src="about:blank"></iframe>`;
    expect(brief(generic(pageOf(html, report)))).toEqual(['attachment jyj/gknb/content.html']);
  });

  it('without table, file or frame leads to its pictures, not to ornaments', () => {
    const html = `<img src="/images/logo.png"><p><img src="./W0201.jpg"><img src="./W0202.JPG" width="800"></p>
      <img src="W03.gif" width="16"><a href="http://a.test/"><img src="W04.jpg"></a><footer><img src="W05.png"></footer>`;
    expect(brief(generic(pageOf(html, report)))).toEqual([
      'attachment jyj/gknb/W0201.jpg',
      'attachment jyj/gknb/W0202.JPG',
    ]);
    expect(brief(generic(pageOf(`${html}<a href="a.doc">附件</a>`, report)))).toEqual([
      'attachment jyj/gknb/a.doc',
    ]);
  });

  it('with a table leads to the same report in another format, and to nothing else', () => {
    const html = `${table}<a href="a.doc">附件：区教育局2024年政府信息公开工作年度报告.doc</a><embed src="b.pdf">
      <a href="guide.pdf">政府信息公开指南.pdf</a><a href="form.doc">申请表</a><img src="W0201.jpg">
      <iframe src="content.html"></iframe><a href="t2.html">区民政局2024年政府信息公开年度报告</a>`;
    expect(brief(generic(pageOf(html, report)))).toEqual([
      'attachment jyj/gknb/a.doc',
      'attachment jyj/gknb/b.pdf',
    ]);
  });
});
