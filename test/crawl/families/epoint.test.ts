import { describe, expect, it } from 'vitest';
import { addressOfPost } from '../../../src/crawl/address.ts';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import type { Link } from '../../../src/crawl/links/link.ts';
import { linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const LIST = 'http://a.gov.test/xxgk/012003001/moreinfo.html';
const INTERFACE = 'http://a.gov.test/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew';
const on = (html: string, url = LIST): Link[] => linksOf(pageOf(html, { url }), undefined);

describe('a static list of Epoint', () => {
  const pager =
    '<ul class="ewb-page-items"><li class="ewb-page-li">1</li><li class="ewb-page-li"><span>1/3</span></li></ul>';

  it('has its pages beside it, as many as the pager says', () => {
    expect(brief(on(pager))).toEqual([
      '… list http://a.gov.test/xxgk/012003001/2.html',
      '… list http://a.gov.test/xxgk/012003001/3.html',
    ]);
  });

  it('may say the numbers in the calls of its pager', () => {
    const html = `<a onclick="ShowAjaxNewPage(window.location.pathname,'categorypagingcontent',2)">下页</a>
      <a onclick="ShowAjaxNewPage(window.location.pathname,'categorypagingcontent',3)">末页</a>`;
    expect(on(html)).toHaveLength(2);
  });

  it.each([
    ['a further page', pager, LIST.replace('moreinfo', '2')],
    ['an article', pager, 'http://a.gov.test/xxgk/012003001/20250117/3fa85f64.html'],
    ['a pager of another system', '<div class="page"><span>1/3</span></div>', LIST],
    ['no pager', '<p>1/3</p>', LIST],
  ])('is not made out on %s', (_, html, url) => {
    expect(on(html, url)).toEqual([]);
  });
});

describe('a list of Epoint behind its interface', () => {
  const request =
    '{"token":"","pn":0,"rn":"2","cnum":"","condition":[{"fieldName":"categorynum","equal":"012003001"}]}';
  const asking = (data: string, url = `"${INTERFACE}"`, more = '') =>
    `<script>var param = ${data}; $.ajax({url: ${url}, ${more} data: JSON.stringify(param)});</script>`;

  it('is requested by POST', () => {
    const [link, ...others] = on(asking(request));
    expect(others).toEqual([]);
    expect(link?.post).toEqual({
      url: INTERFACE,
      contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
      body: request,
    });
    expect(link).toMatchObject({ role: 'list', readBy: 'epoint', continues: true });
  });

  it('is requested with the content type that the page names', () => {
    const [link] = on(asking(request, `"${INTERFACE}"`, 'contentType: "application/json;charset=UTF-8",'));
    expect(link?.post?.contentType).toBe('application/json;charset=UTF-8');
  });

  it.each([
    ['without a category', asking('{"pn":0,"rn":10,"condition":null}')],
    [
      'with a category that only runs',
      asking('{"pn":0,"rn":10,"condition":[{"fieldName":"categorynum","equal":now()}]}'),
    ],
    ['with a size that only runs', asking('{"pn":0,"rn":size,"cnum":"012003001"}')],
    ['at an address that is put together', asking(request, 'siteUrl + "/rest/a/getFullTextData"')],
    ['at no address', `<script>var param = ${request};</script>`],
  ])('is not asked for %s', (_, html) => {
    expect(on(html)).toEqual([]);
  });

  it('is not requested by a page that is no list of reports', () => {
    expect(linksOf(pageOf(asking(request), { url: LIST, role: 'index' }), undefined)).toEqual([]);
  });

  it('is a sign, which says when the page is not enough for a request', () => {
    expect(signsOn(pageOf(asking(request)))).toMatchObject([{ sign: INTERFACE.replace('http:', '') }]);
    const file = '<script>$.post("/rest/a/getFullTextData", param)</script>';
    expect(signsOn(pageOf(file))).toEqual([
      { family: 'epoint', sign: '/rest/a/getFullTextData; the page does not say its parameters' },
    ]);
  });
});

describe('an answer of the interface of Epoint', () => {
  const postAt = (pn: number) => ({
    url: INTERFACE,
    contentType: 'application/json',
    body: JSON.stringify({ pn, rn: 2 }),
  });
  const answer = (value: unknown, pn = 0) => {
    const post = postAt(pn);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return linksInAnswerOf('epoint', addressOfPost(post), text, post);
  };
  const record = (title: string, linkurl = '/xxgk/012003001/20250117/a.html') => ({
    title,
    linkurl,
    webdate: '2025-01-17 09:30:00',
  });

  it('names reports with agency and date, and nothing else', () => {
    const records = [
      record('区教育局2024年政府<em>信息公开</em>工作年度报告'),
      record('关于2024年信息公开年报的通知', '/b.html'),
    ];
    expect(answer({ result: { totalcount: 2, records } })).toEqual([
      {
        url: 'http://a.gov.test/xxgk/012003001/20250117/a.html',
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

  it('may be wrapped into another', () => {
    const content = JSON.stringify({ result: { totalcount: 1, records: [record('2024年年报')] } });
    expect(answer({ code: 200, content })).toHaveLength(1);
  });

  it('names its further pages by the number of entries to skip', () => {
    const links = answer({ result: { totalcount: '5', records: [record('2024年年报')] } });
    expect(links?.slice(1).map(({ post }) => post?.body)).toEqual(['{"pn":2,"rn":2}', '{"pn":4,"rn":2}']);
    expect(links?.[1]?.url).toBe(addressOfPost(postAt(2)));
    expect(answer({ result: { totalcount: 5, records: [record('2024年年报')] } }, 2)).toHaveLength(1);
  });

  it('may be empty, but not against its total', () => {
    expect(answer({ result: { totalcount: 0, records: [] } })).toEqual([]);
    expect(answer({ result: { totalcount: 5, records: [] } }, 6)).toEqual([]);
    expect(answer({ result: { totalcount: 5, records: [] } })).toBeNull();
  });

  it.each([
    '<html></html>',
    '{"code":500,"content":"error"}',
    '{"result":{"totalcount":1,"records":[{"title":"a"}]}}',
  ])('is none: %s', (text) => {
    expect(answer(text)).toBeNull();
  });
});
