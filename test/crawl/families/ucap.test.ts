import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { briefAnswer, linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const CHANNEL = '6ed9cac952e94022bd5bd213764b983d';
const META = `<meta name="channelid" content="${CHANNEL}">`;
const script = (text: string): string => `<script>${text}</script>`;
const linksAt = (html: string, changes: Parameters<typeof pageOf>[1] = {}): string[] =>
  brief(linksOf(pageOf(html, changes), undefined));
const first = (path: string, query: string): string => `… list http://a.gov.test/${path}/${CHANNEL}?${query}`;

describe('a page of UCAP', () => {
  it('requests its list where its script does', () => {
    const html = script(`var url = "/search/${CHANNEL}?_isJson=true&page=1&_pageSize=20";`);
    expect(linksAt(html)).toEqual([first('search', '_isJson=true&page=1&_pageSize=20')]);
  });

  it('may put the address together from variables', () => {
    const html = script(`var channelId = '${CHANNEL}', pageSize = 15; function go(curPage) {
      $.get('/searchList/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=' + pageSize + '&page=' + curPage); }`);
    expect(linksAt(html)).toEqual([first('searchList', '_isAgg=true&_isJson=true&_pageSize=15&page=1')]);
  });

  it('may have the channel in a meta tag, and the size in a field', () => {
    const html = `${META}<input id="pageSize" value="18">${script(
      `$.get('/common/search/' + this.channelId + '?_isJson=true&_pageSize=' + parseInt($("#pageSize").val()) + '&page=' + n)`,
    )}`;
    expect(linksAt(html)).toEqual([first('common/search', '_isJson=true&_pageSize=18&page=1')]);
  });

  it('may have the channel in its own address', () => {
    const html = script(
      `var id = GetQueryString('channelid'); $.get('/searchList/' + id + '?_isJson=true&page=' + n)`,
    );
    const url = `http://a.gov.test/zwgk/list.shtml?channelid=${CHANNEL}`;
    expect(linksAt(html, { url })).toEqual([first('searchList', '_isJson=true&page=1')]);
  });

  it.each([
    ['the channel', `$.get('/search/' + id + '?_isJson=true&page=' + n)`],
    ['the size', `$.get('/search/${CHANNEL}?_isJson=true&_pageSize=' + size + '&page=' + n)`],
  ])('asks for nothing where %s is nowhere said', (_, text) => {
    expect(linksAt(script(text))).toEqual([]);
  });

  it('does not request the list of another channel', () => {
    const html = META + script(`$.get('/search/c7df0c0ea0b7444d9744d4a6c1fcca4b?_isJson=true&page=1')`);
    expect(linksAt(html)).toEqual([]);
  });

  it('of many channels requests only the one that it names as its own', () => {
    const html = script(`$.get('/search/${CHANNEL}?_isJson=true&page=1')`);
    expect(linksAt(html, { role: 'index' })).toEqual([]);
    expect(linksAt(META + html, { role: 'index' })).toHaveLength(1);
  });

  it('counts static pages from 1, and names them on the first', () => {
    expect(linksAt(script("createPageHTML('page_div',3, 1,'list','shtml',48);"))).toEqual([
      '… list jyj/gknb/list_2.shtml',
      '… list jyj/gknb/list_3.shtml',
    ]);
    expect(linksAt(script("createPageHTML('page_div',3, 2,'list','shtml',48);"))).toEqual([]);
    expect(linksAt(script("createPageHTML('page_div',1, 1,'list','shtml',5);"))).toEqual([]);
  });

  it('is not mistaken for the second page of a list of TRS, whose number is 1 as well', () => {
    const html = script("createPageHTML('pages',3, 1,'index','html',15);");
    expect(linksAt(html, { url: 'http://a.gov.test/zwgk/gknb/index_1.html' })).toEqual([]);
  });

  it('whose script is elsewhere is recognised by its channel, and nothing is requested', () => {
    expect(signsOn(pageOf(META))).toEqual([{ family: 'ucap', sign: META }]);
    expect(linksAt(META)).toEqual([]);
  });

  it('is recognised by its interface or by its pages, and not mistaken for TRS', () => {
    const call = "createPageHTML('page_div',3, 1,'list','shtml',48)";
    expect(signsOn(pageOf(script(call)))).toEqual([{ family: 'ucap', sign: call }]);
    const url = `/search/${CHANNEL}?_isJson=true&page=1`;
    expect(signsOn(pageOf(script(`$.get('${url}')`)))).toEqual([{ family: 'ucap', sign: url }]);
    expect(signsOn(pageOf(script("$.get('/api/list?json=true')")))).toEqual([]);
  });
});

describe('the answer of its interface', () => {
  const request = (page: number, size = 2): string =>
    `/search/${CHANNEL}?_isJson=true&page=${page}&_pageSize=${size}`;
  const next = (page: number, size = 2): string => `… list http://a.gov.test${request(page, size)}`;
  const entry = (year: number) => ({
    title: `区教育局${year}年政府信息公开工作年度报告`,
    url: `/c1/${year}.shtml`,
    publishedTimeStr: `${year + 1}-01-17 09:30:00`,
  });
  const report = (year: number): string => `report http://a.gov.test/c1/${year}.shtml`;
  const answer = (results: readonly object[], total?: number | string): string =>
    JSON.stringify({ data: { results, total } });

  it('lists reports with title, agency and date', () => {
    expect(linksInAnswerOf('ucap', request(1), answer([entry(2024)], 1))).toEqual([
      {
        url: 'http://a.gov.test/c1/2024.shtml',
        role: 'report',
        context: {
          agency: '区教育局',
          title: '区教育局2024年政府信息公开工作年度报告',
          listed_on: '2025-01-17',
        },
        continues: false,
      },
    ]);
  });

  it('may have markup in its titles, other names for them, and addresses without protocol or folder', () => {
    const results = [
      {
        ucaptitle: '区教育局<em>2024</em>年政府信息公开年度报告',
        url: '//a.gov.test/c1/1.shtml',
        publishtime: '2025/1/7',
      },
      {
        title: '区教育局2023年&amp;政府信息公开年度报告',
        url: './2.shtml',
        publishedTimeStr: '2023-02-30 00:00:00',
      },
    ];
    expect(linksInAnswerOf('ucap', request(1), answer(results, '2'))).toMatchObject([
      {
        url: 'http://a.gov.test/c1/1.shtml',
        context: { title: '区教育局2024年政府信息公开年度报告', listed_on: '2025-01-07' },
      },
      {
        url: 'http://a.gov.test/zwgk/gknb/2.shtml',
        context: { title: '区教育局2023年&政府信息公开年度报告', listed_on: null },
      },
    ]);
  });

  it('leaves out what is no report', () => {
    const results = [
      { title: '关于编制2024年政府信息公开工作年度报告的通知', url: '/c1/9.shtml' },
      entry(2024),
    ];
    expect(briefAnswer('ucap', request(1), answer(results, 2))).toEqual([report(2024)]);
  });

  it('continues until all were shown', () => {
    expect(briefAnswer('ucap', request(1), answer([entry(2024), entry(2023)], 3))).toEqual([
      report(2024),
      report(2023),
      next(2),
    ]);
    expect(briefAnswer('ucap', request(2), answer([entry(2022)], 3))).toEqual([report(2022)]);
  });

  it('counts pages by what the server sends, where it sends fewer than requested', () => {
    expect(briefAnswer('ucap', request(1, 50), answer([entry(2024), entry(2023)], 4))).toEqual([
      report(2024),
      report(2023),
      next(2, 2),
    ]);
  });

  it.each([0, 1, undefined])('continues to an empty page where the total is wrong: %j', (total) => {
    expect(briefAnswer('ucap', request(1), answer([entry(2024), entry(2023)], total))).toEqual([
      report(2024),
      report(2023),
      next(2),
    ]);
  });

  it('ends with an empty page, whatever the total says', () => {
    expect(briefAnswer('ucap', request(9), answer([], 900))).toEqual([]);
  });

  it.each([
    '',
    '<html></html>',
    '{"data":{"results":null}}',
    '{"data":{"total":5}}',
    '{"code":500}',
    '{"data":{"results":[{"title":"区教育局2024年政府信息公开工作年度报告"}],"total":1}}',
    '{"data":{"results":[{"url":"/c1/1.shtml"}],"total":1}}',
    '{"data":{"results":[],"total":"many"}}',
  ])('is none: %j', (text) => expect(briefAnswer('ucap', request(1), text)).toBeNull());
});
