import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { brief, pageOf } from './page-of.ts';

const NOBODY = { agency: null, title: null, listed_on: null };
const on = (html: string, changes: Parameters<typeof pageOf>[1] = {}) =>
  linksOf(pageOf(html, changes), undefined);

describe('a page of Openness', () => {
  it('leads to the years of yearly reports, though their addresses are no folders', () => {
    expect(brief(on('<a href="/XxgkAnnualReport/year/12/2023">2023年</a>'))).toEqual([
      'list http://a.gov.test/XxgkAnnualReport/year/12/2023',
    ]);
  });

  it('keeps the agency for its own years, and not for those of others', () => {
    const html =
      '<a href="/XxgkAnnualReport/year/12/2023">2023</a><a href="/XxgkAnnualReport/year/13/2023">2023</a>';
    const links = on(html, { url: 'http://a.gov.test/XxgkAnnualReport/year/12/2024' });
    expect(links.map(({ context }) => context.agency)).toEqual(['区教育局', null]);
  });

  it('shows reports whatever a link says, except of other things', () => {
    const html = `<a href="/XxgkAnnualReport/show/1.html">查看</a><a href="/XxgkAnnualReport/show/2.html">区民政局</a>
      <a href="/XxgkAnnualReport/show/3.html">年报解读</a>`;
    expect(on(html)).toMatchObject([
      { role: 'report', context: { agency: '区教育局', title: '查看' } },
      { role: 'report', context: { agency: '区民政局', title: null } },
    ]);
  });

  it('names an agency in the address of its column', () => {
    const html = '<a href="/OpennessContent/?branch_id=5c&branch_name=区民政局&column_code=130">年度报告</a>';
    expect(on(html, { role: 'index', context: NOBODY })).toMatchObject([
      { role: 'list', context: { agency: '区民政局' } },
    ]);
  });

  it('leads to agencies, and leaves columns of other matters alone', () => {
    const html = `<a href="/OpennessContent/?branch_id=5c">区民政局</a><a href="/OpennessContent/?branch_id=5c&column_code=1">政策</a>
      <a href="/OpennessContent/show/7.html">区民政局</a>`;
    expect(brief(on(html, { role: 'index', context: NOBODY }))).toEqual([
      'index http://a.gov.test/OpennessContent/?branch_id=5c',
    ]);
  });

  it('continues at the pages of a list', () => {
    const html = '<a href="page_1.html">1</a><a href="page_2.html">2</a><a href="page_2.html">下一页</a>';
    const url = 'http://a.gov.test/OpennessContent/showList/12/45712/page_1.html';
    expect(brief(on(html, { url }))).toEqual([
      '… list http://a.gov.test/OpennessContent/showList/12/45712/page_2.html',
    ]);
  });

  it('is known by its addresses', () => {
    expect(signsOn(pageOf('<a href="/xw/">新闻</a><a href="/XxgkAnnualReport/">年报</a>'))).toEqual([
      { family: 'openness', sign: 'http://a.gov.test/XxgkAnnualReport/' },
    ]);
    expect(signsOn(pageOf('<a href="/annualreport/">年报</a>'))).toEqual([]);
  });
});
