import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const LIST = 'http://a.gov.test/public/column/6596221?type=3&action=list';
const REPORT = '<a href="/public/6596221/1.html">2024年政府信息公开年报</a>';
const asking = (data: string, path = "'/site/label/8888'") => `$.get(${path}, ${data});`;

function listPage(html: string, script: string, url = LIST): string[] {
  return brief(linksOf(pageOf(`${html}<script>${script}</script>`, { url }), undefined));
}

describe('a list of LonSun', () => {
  const data = "{labelName:'publicInfoList', organId:\"6596221\", type:3, pageIndex: i, cId:''}";
  const label = 'http://a.gov.test/site/label/8888?labelName=publicInfoList&organId=6596221&type=3';

  it('shows its first page and requests the others', () => {
    expect(listPage(REPORT, `${asking(data)} page({pageCount:3})`)).toEqual([
      'report http://a.gov.test/public/6596221/1.html',
      `… list ${label}&cId=&pageIndex=2`,
      `… list ${label}&cId=&pageIndex=3`,
    ]);
  });

  it('may request its first page, too', () => {
    expect(listPage('', `${asking(data)} page({pageCount:3})`)).toEqual([`… list ${label}&cId=&pageIndex=1`]);
  });

  it('may have its pages at its own address', () => {
    expect(listPage(REPORT, 'Ls.pagination("#p", go, {"currPage":1,"pageCount":"2"})').slice(1)).toEqual([
      `… list ${LIST}&pageIndex=2`,
    ]);
    expect(listPage(REPORT, 'page({pageCount:9})', `${LIST}&pageIndex=2`)).toHaveLength(1);
    expect(listPage(REPORT, 'page({pageCount:9})', 'http://a.gov.test/xw/')).toHaveLength(1);
  });

  it.each([
    ['another label', asking("{labelName:'articleNewsList', organId:'1', pageIndex: 1}")],
    ['no agency', asking("{labelName:'publicInfoList', pageIndex: 1}")],
    ['an agency that only runs', asking("{labelName:'publicInfoList', organId: organ(), pageIndex: 1}")],
    ['no address', "$.get(labelUrl, {labelName:'publicInfoList', organId:'1', pageIndex: 1})"],
  ])('is not asked for with %s', (_, script) => {
    expect(listPage('', script)).toEqual([]);
  });

  it('is requested only by a column of reports, not by the page of an agency', () => {
    const html = `<script>${asking(data)}</script>`;
    expect(linksOf(pageOf(html, { url: LIST, role: 'index' }), undefined)).toEqual([]);
  });

  it('is a sign, which says when the page is not enough for a request', () => {
    const sign = (script: string) => signsOn(pageOf(`<script>${script}</script>`, { url: LIST }));
    expect(sign(asking(data))).toEqual([{ family: 'lonsun', sign: "labelName:'publicInfoList'" }]);
    expect(sign(asking("{labelName:'publicInfoList', organId: organ()}"))).toEqual([
      {
        family: 'lonsun',
        sign: "labelName:'publicInfoList', not requested: the page does not say its parameters",
      },
    ]);
  });

  it('is beside the agencies of the portal', () => {
    const html =
      '<a href="/public/column/6596231?type=4">区民政局</a><a href="/public/column/1">政策文件</a>';
    const page = pageOf(html, { url: LIST, role: 'index' });
    expect(linksOf(page, undefined)).toMatchObject([
      {
        url: 'http://a.gov.test/public/column/6596231?type=4',
        role: 'index',
        context: { agency: '区民政局' },
      },
    ]);
    expect(signsOn(page)).toEqual([
      { family: 'lonsun', sign: 'http://a.gov.test/public/column/6596231?type=4' },
    ]);
  });
});

describe('a piece of a list of LonSun', () => {
  const url = 'http://a.gov.test/site/label/8888?labelName=publicInfoList&organId=1&pageIndex=1';
  const item = `<li>${REPORT}<span>2025-01-17</span></li>`;

  it('names reports with agency and date', () => {
    const named = item.replace('2024年', '区教育局2024年');
    expect(linksInAnswerOf('lonsun', url, `<ul>${named}</ul>`)).toMatchObject([
      { role: 'report', context: { agency: '区教育局', listed_on: '2025-01-17' } },
    ]);
  });

  it('names further pages, only on the first', () => {
    const piece = `${item}<script>page({currPage:1,pageCount:2})</script>`;
    expect(brief(linksInAnswerOf('lonsun', url, piece) ?? []).slice(1)).toEqual([
      `… list ${url.replace('pageIndex=1', 'pageIndex=2')}`,
    ]);
    expect(linksInAnswerOf('lonsun', url.replace('pageIndex=1', 'pageIndex=2'), piece)).toHaveLength(1);
  });

  it('may be empty', () => {
    expect(linksInAnswerOf('lonsun', url, '<p>暂无相关信息</p>')).toEqual([]);
  });

  it.each(['', '{"status":500}', `<!doctype html><html><body>${item}</body></html>`])(
    'is none: %s',
    (text) => {
      expect(linksInAnswerOf('lonsun', url, text)).toBeNull();
    },
  );
});
