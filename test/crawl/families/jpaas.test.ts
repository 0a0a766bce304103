import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { briefAnswer, linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const PATH = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const QUERY =
  "{'parseType':'bulidstatic','webId':'52','tplSetId':'Ms','pageType':'column','tagId':'列表','editType':'null','pageId':'1638'}";
const unit = (query = QUERY): string => `<script url="${PATH}" queryData="${query}"></script>`;
const linksAt = (html: string, url?: string): string[] =>
  brief(linksOf(pageOf(html, url === undefined ? {} : { url }), undefined));
const TAG = '%E5%88%97%E8%A1%A8';

describe('a page of Hanweb JPaaS', () => {
  it('requests its parts with all that the script element says', () => {
    expect(linksAt(unit())).toEqual([
      `… list http://a.gov.test${PATH}?parseType=bulidstatic&webId=52&tplSetId=Ms&pageType=column&tagId=${TAG}&editType=null&pageId=1638`,
    ]);
  });

  it('may quote them as JSON', () => {
    const query =
      '{&quot;webId&quot;:&quot;52&quot;, &quot;tplSetId&quot;:&quot;Ms&quot;, &quot;tagId&quot;:&quot;列表&quot;, &quot;pageId&quot;:&quot;1638&quot;}';
    expect(linksAt(unit(query))).toEqual([
      `… list http://a.gov.test${PATH}?webId=52&tplSetId=Ms&tagId=${TAG}&pageId=1638`,
    ]);
  });

  it.each(['webId', 'tplSetId', 'tagId', 'pageId'])('requests nothing where %s is missing', (name) => {
    expect(linksAt(unit(QUERY.replace(name, 'other')))).toEqual([]);
  });

  it.each([
    ['its meta tag', '<meta name="ColId" content="7">', undefined],
    ['its address', '', 'http://a.gov.test/col/col7/index.html'],
  ])('that is another column by %s doesn’t ask', (_, head, url) => {
    expect(linksAt(head + unit(), url)).toEqual([]);
    expect(linksAt(head.replace('7', '1638') + unit(), url?.replace('col7', 'col1638'))).toHaveLength(1);
  });

  it('is recognised by its interface', () => {
    expect(signsOn(pageOf(unit()))).toEqual([{ family: 'jpaas', sign: PATH }]);
  });
});

describe('the answer of its interface', () => {
  const request = `${PATH}?webId=52&pageId=1638`;
  const answer = (html: string): string => JSON.stringify({ success: true, data: { html } });
  const item =
    '<li><a href="art/2025/art_1.html" title="区教育局2024年政府信息公开工作年度报告">区教育局20…</a><span>2025-01-17</span></li>';
  const next = (page: number, size: number): string =>
    `… list http://a.gov.test${request}&paramJson=%7B%22pageNo%22%3A${page}%2C%22pageSize%22%3A${size}%7D`;

  it('contains HTML, whose addresses start at the page that shows it', () => {
    expect(linksInAnswerOf('jpaas', request, answer(item))).toEqual([
      {
        url: 'http://a.gov.test/zwgk/gknb/art/2025/art_1.html',
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

  it.each([
    ['attributes', '<div class="pagination" rows="15" count="31" pageNo="2"></div>'],
    ['a query', `<div queryData="{'rows':'15','count':'31','pageNo':'2'}"></div>`],
  ])('names its next page in %s', (_, pager) => {
    expect(briefAnswer('jpaas', request, answer(item + pager))).toEqual([
      'report gknb/art/2025/art_1.html',
      next(3, 15),
    ]);
  });

  it.each([
    ['the last page', item, '<div rows="15" count="30" pageNo="2"></div>'],
    ['a list without pager', item, ''],
    ['a pager without size', item, '<div rows="0" count="30" pageNo="1"></div>'],
    ['an empty page, whatever the total says', '<ul></ul>', '<div rows="15" count="900" pageNo="9"></div>'],
  ])('has none after it: %s', (_, items, pager) => {
    const links = briefAnswer('jpaas', request, answer(items + pager)) ?? ['no answer'];
    expect(links.filter((link) => link !== 'report gknb/art/2025/art_1.html')).toEqual([]);
  });

  it('does not follow its pager’s links, which turn pages by script', () => {
    const pager = '<a href="index_2.html">下一页</a>';
    expect(briefAnswer('jpaas', request, answer(item + pager))).toEqual(['report gknb/art/2025/art_1.html']);
  });

  it.each([
    '',
    '<html></html>',
    '{"success":false}',
    '{"data":null}',
    '{"data":{"html":null}}',
    '{"data":{"html":"',
  ])('is none: %j', (text) => expect(briefAnswer('jpaas', request, text)).toBeNull());
});
