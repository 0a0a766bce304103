import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { briefAnswer, linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const COLUMN = 'http://a.gov.test/col/col77/index.html';
const PARAMETERS = "col:1,appid:'1',webid:60,path:'/',columnid:77,unitid:'49468',permissiontype:0";

const call = (changes: { parameters?: string; options?: string } = {}): string =>
  `<script>$(function(){$('#49468').jpage({totalRecord:24,${changes.options ?? "proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:15"},
   barPosition:'bottom',ajaxParam:{${changes.parameters ?? PARAMETERS}}});});</script>`;

const linksAt = (html: string, url = COLUMN): string[] => brief(linksOf(pageOf(html, { url }), undefined));

const FIRST =
  '… list http://a.gov.test/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15' +
  '&col=1&appid=1&webid=60&path=%2F&columnid=77&unitid=49468&permissiontype=0';

const record = (id: number, year: number, href = `/art/2025/1/17/art_77_${id}.html`): string =>
  `<record><![CDATA[ <li><a href='${href}' title='区教育局${year}年政府信息公开工作年度报告' target="_blank">区教育局${year}…</a><span>2025-01-17</span></li> ]]></record>`;

const store = (records: string, total: number | string, next = ''): string =>
  `<?xml version="1.0"?><datastore><totalrecord>${total}</totalrecord>
   ${next === '' ? '' : `<nextgroup><![CDATA[<a href="${next}"></a>]]></nextgroup>`}
   <recordset>${records}</recordset></datastore>`;

describe('a column of Hanweb jcms', () => {
  it('requests three pages of its list at once, with the parameters of its script', () => {
    expect(linksAt(call())).toEqual([FIRST]);
  });

  it('may say how many pages it requests, and use double quotes and spaces', () => {
    const options = 'groupSize : 2, proxyUrl : "/module/jpage/dataproxy.jsp", perPage : 20';
    const parameters = 'webid : "60", columnid : "77", unitid : "49468"';
    expect(linksAt(call({ options, parameters }))).toEqual([
      '… list http://a.gov.test/module/jpage/dataproxy.jsp?startrecord=1&endrecord=40&perpage=20' +
        '&webid=60&columnid=77&unitid=49468',
    ]);
  });

  it.each([
    ['the column', { parameters: "webid:60,unitid:'49468'" }],
    ['the unit', { parameters: 'webid:60,columnid:77' }],
    ['the site', { parameters: "columnid:77,unitid:'49468'" }],
    ['an empty column', { parameters: "webid:60,columnid:'',unitid:'49468'" }],
    ['the size of a page', { options: "proxyUrl:'/module/web/jpage/dataproxy.jsp'" }],
    ['a number of reports on a page', { options: "proxyUrl:'/module/jpage/dataproxy.jsp',perPage:'all'" }],
    ['the address', { options: 'perPage:15' }],
  ])('asks for nothing where the script lacks %s', (_, changes) => {
    expect(linksAt(call(changes))).toEqual([]);
  });

  it('does not request the list of another column', () => {
    expect(linksAt(call(), 'http://a.gov.test/col/col78/index.html')).toEqual([]);
  });

  it('requests a list of several columns, because it is shown as one', () => {
    const parameters = "webid:60,columnid:'78,79',unitid:'49468'";
    expect(linksAt(call({ parameters }))).toHaveLength(1);
  });

  it('under its own address makes requests in a list, but not on a page of many columns', () => {
    const url = 'http://a.gov.test/zwgk/gknb/index.html';
    expect(linksOf(pageOf(call(), { url, role: 'list' }), undefined)).toHaveLength(1);
    expect(linksOf(pageOf(call(), { url, role: 'index' }), undefined)).toEqual([]);
  });

  it('with its first group requests only the others', () => {
    const html = `<div id="49468"><script type="text/xml">${store(record(1, 2024) + record(2, 2023), 24)}</script></div>${call()}`;
    expect(linksAt(html)).toEqual([
      'report http://a.gov.test/art/2025/1/17/art_77_1.html',
      'report http://a.gov.test/art/2025/1/17/art_77_2.html',
      FIRST.replace('startrecord=1&endrecord=45', 'startrecord=3&endrecord=47'),
    ]);
  });

  it('with its whole list requests nothing', () => {
    const html = `<div id="49468"><script type="text/xml">${store(record(1, 2024), 1)}</script></div>${call()}`;
    expect(linksAt(html)).toEqual(['report http://a.gov.test/art/2025/1/17/art_77_1.html']);
  });

  it('follows the next group where one is named, instead of the numbers', () => {
    const next = '/module/web/jpage/dataproxy.jsp?page=1&amp;webid=60&amp;columnid=77&amp;unitid=49468';
    const html = `<script type="text/xml">${store(record(1, 2024), 24, next)}</script>${call()}`;
    expect(linksAt(html)).toEqual([
      'report http://a.gov.test/art/2025/1/17/art_77_1.html',
      '… list http://a.gov.test/module/web/jpage/dataproxy.jsp?page=1&webid=60&columnid=77&unitid=49468',
    ]);
  });

  it('leaves out a store of another column', () => {
    const next = '/module/web/jpage/dataproxy.jsp?page=1&webid=60&columnid=5&unitid=6';
    expect(linksAt(`<script type="text/xml">${store(record(1, 2024), 24, next)}</script>`)).toEqual([]);
  });

  it('tolerates an invalid address', () => {
    expect(linksAt(`<script type="text/xml">${store(record(1, 2024), 24, 'http://[')}</script>`)).toEqual([]);
  });

  it('leads to the columns of agencies, which are beside it', () => {
    const html = `<a href="/col/col81/index.html">区教育局</a><a href="/col/col82/index.html">政务动态</a>
      <a href="http://b.gov.test/">市民政局</a>`;
    expect(linksOf(pageOf(html, { url: COLUMN, role: 'index' }), undefined)).toMatchObject([
      { url: 'http://a.gov.test/col/col81/index.html', role: 'index', context: { agency: '区教育局' } },
    ]);
  });

  it('is recognised by its interface', () => {
    expect(signsOn(pageOf(call()))).toEqual([{ family: 'jcms', sign: '/module/web/jpage/dataproxy.jsp' }]);
    expect(signsOn(pageOf('<script>$("#a").page({})</script>'))).toEqual([]);
  });
});

describe('the answer of its interface', () => {
  const request = (start: number, end: number): string =>
    `/module/web/jpage/dataproxy.jsp?startrecord=${start}&endrecord=${end}&perpage=1&columnid=77`;
  const next = (start: number, end: number): string => `… list http://a.gov.test${request(start, end)}`;
  const report = (id: number): string => `report http://a.gov.test/art/2025/1/17/art_77_${id}.html`;

  it('lists reports with title, agency and date, though their text is cut', () => {
    expect(linksInAnswerOf('jcms', request(1, 3), store(record(1, 2024), 1))).toEqual([
      {
        url: 'http://a.gov.test/art/2025/1/17/art_77_1.html',
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

  it('continues after the last record that came, until all were shown', () => {
    const two = record(1, 2024) + record(2, 2023);
    expect(briefAnswer('jcms', request(1, 2), store(two, 3))).toEqual([report(1), report(2), next(3, 4)]);
    expect(briefAnswer('jcms', request(3, 4), store(record(3, 2022), 3))).toEqual([report(3)]);
  });

  it('continues with what came where the server gives fewer than requested', () => {
    expect(briefAnswer('jcms', request(1, 45), store(record(1, 2024), 3))).toEqual([report(1), next(2, 46)]);
  });

  it.each([0, 1, ''])('continues to an empty part where the total is wrong: %j', (total) => {
    const two = record(1, 2024) + record(2, 2023);
    expect(briefAnswer('jcms', request(1, 2), store(two, total))).toEqual([report(1), report(2), next(3, 4)]);
  });

  it('ends with an empty part, whatever the total says', () => {
    expect(briefAnswer('jcms', request(46, 90), store('', 900))).toEqual([]);
    expect(briefAnswer('jcms', '/dataproxy.jsp?page=9', store('', 900, './dataproxy.jsp?page=10'))).toEqual(
      [],
    );
  });

  it('may name its next group', () => {
    const answer = store(record(1, 2024), 900, './dataproxy.jsp?page=5&columnid=77');
    expect(briefAnswer('jcms', '/module/jpage/dataproxy.jsp?page=4&columnid=77', answer)).toEqual([
      report(1),
      '… list http://a.gov.test/module/jpage/dataproxy.jsp?page=5&columnid=77',
    ]);
  });

  it('has addresses that start at the page that shows it', () => {
    expect(briefAnswer('jcms', request(1, 3), store(record(1, 2024, './t1.html'), 1))).toEqual([
      'report gknb/t1.html',
    ]);
  });

  it('may be escaped instead of CDATA', () => {
    const escaped = `<record>&lt;li&gt;&lt;a href="/art/1.html"&gt;区教育局2024年政府信息公开工作年度报告&lt;/a&gt;&lt;/li&gt;</record>`;
    expect(briefAnswer('jcms', request(1, 3), store(escaped, 1))).toEqual([
      'report http://a.gov.test/art/1.html',
    ]);
  });

  it.each(['', '<html><body>系统繁忙</body></html>', '{"records":[]}'])('is not read: %j', (text) => {
    expect(briefAnswer('jcms', request(1, 3), text)).toBeNull();
  });
});
