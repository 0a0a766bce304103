import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import type { Page } from '../../../src/crawl/links/link.ts';
import { brief, ENTRY_FOLDER, pageOf } from '../families/page-of.ts';

const generic = (page: Page) => linksOf(page, undefined);

const NOBODY = { agency: null, title: null, listed_on: null };
const entry = { url: ENTRY_FOLDER, role: 'index', context: NOBODY } as const;

describe('the entry of a portal', () => {
  it('leads to the pages of agencies below it, each with the agency’s name', () => {
    const links = generic(
      pageOf(
        `<a href="/">首页</a><a href="jyj/">区教育局</a><a href="./wjw/index.html"> 区卫生健康
         委员会 </a><a href="zfxxgkzn/">政府信息公开指南</a><a href="/other/mzj/">区民政局</a>
         <a href="jyj/">区教育局</a><a href="ldzc.html">领导之窗</a>`,
        entry,
      ),
    );
    expect(links).toEqual([
      {
        url: `${ENTRY_FOLDER}jyj/`,
        role: 'index',
        context: { agency: '区教育局', title: null, listed_on: null },
        continues: false,
      },
      {
        url: `${ENTRY_FOLDER}wjw/index.html`,
        role: 'index',
        context: { agency: '区卫生健康委员会', title: null, listed_on: null },
        continues: false,
      },
    ]);
  });

  it('may list reports itself', () => {
    const links = generic(pageOf('<a href="/art/1.html">区教育局2024年政府信息公开工作年度报告</a>', entry));
    expect(links).toMatchObject([{ role: 'report', context: { agency: '区教育局' } }]);
  });
});

describe('the page of an agency', () => {
  const agency = { url: `${ENTRY_FOLDER}jyj/`, role: 'index' } as const;

  it('leads to its column of yearly reports, and not to others', () => {
    const links = generic(
      pageOf(
        `<a href="jggk/">机构概况</a><a href="zn/">政府信息公开指南</a><a href="gknb/">政府信息公开年报</a>
         <a href="fz/">法治政府建设年度报告</a><a href="wz/">政府网站工作年度报表</a>`,
        agency,
      ),
    );
    expect(links).toMatchObject([
      { role: 'list', url: `${ENTRY_FOLDER}jyj/gknb/`, context: { agency: '区教育局' } },
    ]);
  });

  it('may show the column of the whole portal, whose reports are not the agency’s', () => {
    const links = generic(pageOf('<a href="/zwgk/gknb/">政府信息公开年报</a>', agency));
    expect(links).toMatchObject([{ role: 'list', context: { agency: null } }]);
  });
});

describe('a list', () => {
  it('gives each report the date beside it, in any notation', () => {
    const dated = (date: string): string | null | undefined =>
      generic(
        pageOf(`<li><a href="1.html">区教育局2024年政府信息公开工作年度报告</a> <span>${date}</span></li>`),
      )[0]?.context.listed_on;
    expect(dated('2025-01-17')).toBe('2025-01-17');
    expect(dated('[2025/1/7]')).toBe('2025-01-07');
    expect(dated('2025年1月7日')).toBe('2025-01-07');
    expect(dated('2025.01.07')).toBe('2025-01-07');
    expect(dated('2025-02-30')).toBeNull();
    expect(dated('')).toBeNull();
  });

  it('takes no date from a neighbour or from the title', () => {
    const links = generic(
      pageOf(
        `<div><a href="1.html">区教育局2024年政府信息公开工作年度报告</a> 2025-01-17
         <a href="2.html">区教育局2023年政府信息公开工作年度报告（2024-01-05）</a></div>`,
      ),
    );
    expect(links.map(({ context }) => context.listed_on)).toEqual([null, null]);
  });

  it('that cuts titles has them whole in the title attribute', () => {
    const links = generic(
      pageOf('<a href="1.html" title="区教育局2024年政府信息公开工作年度报告">区教育局2024年政府信…</a>'),
    );
    expect(links).toMatchObject([
      { role: 'report', context: { title: '区教育局2024年政府信息公开工作年度报告' } },
    ]);
  });

  it('distinguishes reports from articles about them', () => {
    const links = generic(
      pageOf(
        `<a href="1.html">图解：区教育局2024年政府信息公开工作年度报告解读</a>
         <a href="2.html">关于做好2024年政府信息公开工作年度报告编制工作的通知</a>
         <a href="3.html">一图读懂2024年政府信息公开年报</a>
         <a href="4.html">2024年政府工作报告</a>
         <a href="5.html">2024年政府网站工作年度报表</a>
         <a href="6.html">2024年法治政府建设年度报告</a>
         <a href="7.html">2024年部门预算公开</a>
         <a href="8.html">区教育局2024年政府信息公开工作年度报告（更正）</a>`,
      ),
    );
    expect(brief(links)).toEqual(['report jyj/gknb/8.html']);
  });

  it.each([
    '2023年度报告',
    '区教育局2023年',
    '2023年年报',
    '2023年信息公开年报',
    '二〇二三年政府信息公开工作年度报告',
  ])('may call a report just %s', (text) => {
    expect(brief(generic(pageOf(`<a href="t1.html">${text}</a>`)))).toEqual(['report jyj/gknb/t1.html']);
  });

  it('may be divided by years', () => {
    expect(brief(generic(pageOf('<a href="2024/">2024年</a><a href="2023/index.html">2023</a>')))).toEqual([
      'list jyj/gknb/2024/',
      'list jyj/gknb/2023/index.html',
    ]);
  });

  it('may name agencies only, each a link to its report', () => {
    const links = generic(
      pageOf('<table><tr><td><a href="202501/t1.html">区民政局</a></td></tr></table>', { context: NOBODY }),
    );
    expect(links).toMatchObject([
      { role: 'report', context: { agency: '区民政局', title: null, listed_on: null } },
    ]);
  });

  it('of an agency may show another’s report beside its own: then the title counts', () => {
    const links = generic(
      pageOf(
        `<a href="t1.html">2024年政府信息公开工作年度报告</a>
         <a href="/zwgk/mzj/gknb/t2.html">区民政局2024年政府信息公开工作年度报告</a>`,
      ),
    );
    expect(links.map(({ context }) => context.agency)).toEqual(['区教育局', '区民政局']);
  });

  it('continues on its next page and on its numbered pages, in the same context', () => {
    const links = generic(
      pageOf(
        `<a href="javascript:void(0)">上一页</a><a href="index.html">1</a><a href="index_1.html">2</a>
         <a href="index_2.html">3</a><a href="../../../calendar/2025/3/4.html">4</a><a href="index_1.html">下一页&gt;&gt;</a>
         <a href="index_2.html">尾页</a>`,
      ),
    );
    expect(brief(links)).toEqual(['… list jyj/gknb/index_1.html', '… list jyj/gknb/index_2.html']);
    expect(links[0]?.context.agency).toBe('区教育局');
  });

  it('numbers its pages in the query just as well', () => {
    const links = generic(
      pageOf('<a href="?id=7&page=2">2</a><a href="?id=8&page=2">2</a>', {
        url: `${ENTRY_FOLDER}list.jsp?id=7`,
      }),
    );
    expect(brief(links)).toEqual(['… list list.jsp?id=7&page=2']);
  });

  it('resolves its links against the base it declares', () => {
    const html = '<base href="http://a.gov.test/files/"><a href="1.html">2024年政府信息公开工作年度报告</a>';
    expect(brief(generic(pageOf(html)))).toEqual(['report http://a.gov.test/files/1.html']);
  });

  it('names reports on other hosts too; others decide whether these may be requested', () => {
    const html = '<a href="http://elsewhere.test/1.html">2024年政府信息公开工作年度报告</a>';
    expect(brief(generic(pageOf(html)))).toEqual(['report http://elsewhere.test/1.html']);
  });
});

describe('the home page of a portal', () => {
  const html = '<a href="/zwgk/">政务公开</a><a href="/gk/">政府信息公开专栏</a><a href="/hd/">互动交流</a>';

  it('leads to its sections of disclosure', () => {
    const root = { url: 'http://a.gov.test/', entryFolder: 'http://a.gov.test/', role: 'index' } as const;
    expect(brief(generic(pageOf(html, root)))).toEqual(['index ', 'index http://a.gov.test/gk/']);
  });

  it('is not gone back to from an entry within one of them', () => {
    expect(brief(generic(pageOf(html, entry)))).toEqual([]);
  });
});
