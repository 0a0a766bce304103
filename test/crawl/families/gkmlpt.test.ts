import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { linksInAnswerOf } from './answer-of.ts';
import { brief, pageOf } from './page-of.ts';

const PLATFORM = 'http://a.gov.test/jyj/gkmlpt/';
const TREE =
  '[{"id":5,"name":"政策","children":[{"id":6,"name":"财政年报"}]},{"id":2011,"name":"政府信息公开年报"}]';

function platform(script: string, url = `${PLATFORM}index`): string[] {
  return brief(linksOf(pageOf(`<script>${script}</script>`, { url, role: 'index' }), undefined));
}

describe('a page of gkmlpt', () => {
  it.each([
    [`window._CONFIG = {SID: '755001', TREE: ${TREE}}`],
    [`window._CONFIG={"SID":"755001"}; var TREE = ${TREE};`],
    [`window._CONFIG = { HOST: location.host, SID: 755001 }\nvar TREE=${TREE}`],
  ])('asks for the column of yearly reports: %s', (script) => {
    expect(platform(script)).toEqual([`list ${PLATFORM}api/all/2011?page=1&sid=755001`]);
  });

  it('requests what is below the column too', () => {
    const tree = '[{"id":7,"name":"年度报告","children":[{"id":8,"name":"2023年"},{"id":9,"name":"区级"}]}]';
    expect(platform(`window._CONFIG = {SID:'1', TREE:${tree}}`)).toEqual([
      `list ${PLATFORM}api/all/7?page=1&sid=1`,
      `list ${PLATFORM}api/all/8?page=1&sid=1`,
      `list ${PLATFORM}api/all/9?page=1&sid=1`,
    ]);
  });

  it('requests nothing where the site’s number or the tree is missing', () => {
    expect(platform(`window._CONFIG = {TREE: ${TREE}}`)).toEqual([]);
    expect(platform(`window._CONFIG = {SID: siteId, TREE: ${TREE}}`)).toEqual([]);
    expect(platform("window._CONFIG = {SID: '755001'}")).toEqual([]);
    expect(platform("window._CONFIG = {SID: '755001', TREE: [{}")).toEqual([]);
    expect(platform(`window._CONFIG = {SID: '1', TREE: ${TREE}}`, 'http://a.gov.test/index')).toEqual([]);
  });

  it('leads to the platforms of other agencies', () => {
    const html = `<a href="/mzj/gkmlpt/index#12">区民政局</a><a href="/x/gkmlpt/index">旧版</a><a href="/czj/">区财政局</a>`;
    const links = linksOf(pageOf(html, { url: 'http://a.gov.test/gkmlpt/index', role: 'index' }), 'gkmlpt');
    expect(links).toMatchObject([
      { url: 'http://a.gov.test/mzj/gkmlpt/index', role: 'index', context: { agency: '区民政局' } },
    ]);
  });

  it('is known by its settings', () => {
    const sign = (script: string) =>
      signsOn(pageOf(`<script>${script}</script>`, { url: `${PLATFORM}index` }));
    expect(sign("window._CONFIG = {SID: '755001'}")).toEqual([
      { family: 'gkmlpt', sign: "window._CONFIG … SID: '755001" },
    ]);
    expect(sign("window._CONFIG = {domianURL: '/api'}")).toEqual([]);
  });
});

describe('a list of gkmlpt', () => {
  const url = `${PLATFORM}api/all/2011?page=1&sid=755001`;
  const article = (title: string, more: object = {}) => ({
    title,
    url: '/jyj/gkmlpt/content/8/1/post_1.html',
    ...more,
  });
  const list = (value: unknown, address = url) => linksInAnswerOf('gkmlpt', address, JSON.stringify(value));

  it('names reports with agency and date, and nothing else', () => {
    const links = list({
      total: 2,
      articles: [
        article('2024年政府信息公开工作年度报告', { publisher: '区教育局', date: 1_737_045_000 }),
        article('关于2024年政府信息公开工作年度报告的解读', { publisher: '区教育局' }),
      ],
    });
    expect(links).toEqual([
      {
        url: 'http://a.gov.test/jyj/gkmlpt/content/8/1/post_1.html',
        role: 'report',
        context: { agency: '区教育局', title: '2024年政府信息公开工作年度报告', listed_on: '2025-01-17' },
        continues: false,
      },
    ]);
  });

  it('takes the agency from the title before the publisher, and no newspaper for an agency', () => {
    const agencyOf = (title: string, publisher: string | null) =>
      list({ total: 1, articles: [article(title, { publisher })] })?.[0]?.context.agency;
    expect(agencyOf('区民政局2024年政府信息公开年报', '区政府办公室')).toBe('区民政局');
    expect(agencyOf('2024年政府信息公开年报', '本网')).toBeNull();
    expect(agencyOf('2024年政府信息公开年报', null)).toBeNull();
  });

  it('has as many pages as its total says, but never more than a thousand', () => {
    const articles = [article('2024年年报'), article('2023年年报', { url: '/2.html' })];
    expect(brief(list({ total: '5', articles }) ?? []).slice(2)).toEqual([
      `… list ${PLATFORM}api/all/2011?page=2&sid=755001`,
      `… list ${PLATFORM}api/all/2011?page=3&sid=755001`,
    ]);
    expect(list({ total: 2, articles })).toHaveLength(2);
    expect(list({ total: 1, articles })).toHaveLength(2);
    expect(list({ total: 1_000_000_000, articles })).toHaveLength(2 + 999);
  });

  it('names its further pages only on the first', () => {
    const articles = [article('2024年年报')];
    expect(list({ total: 9, articles }, url.replace('page=1', 'page=2'))).toHaveLength(1);
    expect(list({ total: 9, articles: [] }, url.replace('page=1', 'page=12'))).toEqual([]);
  });

  it('may be empty', () => {
    expect(list({ total: 0, articles: [] })).toEqual([]);
  });

  it.each([
    ['<html>请登录</html>'],
    ['{"total":3'],
    ['null'],
    ['{"total":3,"articles":[]}'],
    ['{"total":-1,"articles":[]}'],
    ['{"articles":[]}'],
    ['{"total":1,"articles":[{"url":"/1.html"}]}'],
    ['{"total":1,"articles":[{"title":"2024年年报","url":""}]}'],
  ])('is none: %s', (text) => {
    expect(linksInAnswerOf('gkmlpt', url, text)).toBeNull();
  });
});
