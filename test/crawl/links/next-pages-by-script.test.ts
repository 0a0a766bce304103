import { expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import { brief, pageOf } from '../families/page-of.ts';

const NEXT = '<a href="javascript:void(0)">下一页</a>';
const on = (html: string): string[] => brief(linksOf(pageOf(html), undefined));
const withScript = (pager: string, script: string): string[] => on(`${pager}<script>${script}</script>`);
const TWO_AND_THREE = ['… list jyj/gknb/index_2.html', '… list jyj/gknb/index_3.html'];

it.each([
  [NEXT, "var totalPage = 3; function go(n) { location.href = 'index_' + n + '.html'; }"],
  [
    NEXT,
    'var o = {pageCount: 3}; $(".next").click(function(){ window.location="index_" + (cur+1) + ".html" })',
  ],
  [
    '<a href="javascript:goPage(2)">2</a><a href="javascript:goPage(3)">尾页</a>',
    "location.href = 'index_' + n + '.html'",
  ],
  [
    '<a data-page="2">2</a><a data-page="3">3</a>',
    "location.href = 'index_' + $(this).data('page') + '.html';",
  ],
  [
    NEXT,
    'totalPages:3; back(){location.href="index_"+(cur-1)+".html"} on(){location.href="index_"+(cur+1)+".html"}',
  ],
  ['<li data-n="2">2</li><li data-n="3">3</li>', 'location.assign("index_" + page + ".html")'],
])('the number of a page makes its address: %s %s', (pager, script) => {
  expect(withScript(pager, script)).toEqual(TWO_AND_THREE);
});

it('pages may be counted from nought', () => {
  const script = "pages = 2; location.href = 'index_' + (n - 1) + '.html';";
  expect(withScript(NEXT, script)).toEqual(['… list jyj/gknb/index_1.html']);
});

it('the address may be in an attribute', () => {
  expect(on('<a href="#" data-url="?p=2">下一页</a><a href="#" data-url="/xw/">更多新闻</a>')).toEqual([
    '… list jyj/gknb/index.html?p=2',
  ]);
});

it.each([
  ['without a pager', '', "totalPage = 3; location.href = 'index_' + n + '.html';"],
  ['without a count', NEXT, "location.href = 'index_' + n + '.html';"],
  ['without an address', NEXT, 'totalPage = 3; load(n);'],
  ['with two addresses', NEXT, "totalPage = 3; location.href = 'a_' + n; location.href = 'b_' + n;"],
  ['with a reckoned number', NEXT, "totalPage = 3; location.href = 'a?start=' + n * 10;"],
  ['whose script leads to a search', NEXT, "totalPage = 3; location.href = '/search.html?key=' + word;"],
  ['beside a number of readers', '<span>3</span><li>2</li>', "location.href = 'index_' + n + '.html';"],
  ['of one page', NEXT, "totalPage = 1; location.href = 'index_' + n + '.html';"],
])('a list %s has no further pages', (_, pager, script) => {
  expect(withScript(pager, script)).toEqual([]);
});

it('a page that is no list has no pages either', () => {
  const html = `${NEXT}<script>totalPage = 3; location.href = 'index_' + n + '.html';</script>`;
  expect(linksOf(pageOf(html, { role: 'index' }), undefined)).toEqual([]);
});
