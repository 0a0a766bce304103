import { describe, expect, it } from 'vitest';
import { linksOf, scriptsWanted } from '../../../src/crawl/families/index.ts';
import { pageOf } from './page-of.ts';

const REPORT = '<li><a href="t1.html">区教育局2024年政府信息公开工作年度报告</a></li>';
const PAGER = '<a href="javascript:void(0)">下一页</a>';

/** Where a list with this in it leads, together with the files of scripts that it wants. */
function targetsIn(html: string): string[] {
  const page = pageOf(html);
  return [...linksOf(page, undefined).map(({ url }) => url), ...scriptsWanted(page, undefined)];
}

/**
 * Pictures and fonts are in scripts as text, and broken pages repeat themselves. A pattern that tries every start with every end
 * takes minutes for a few hundred kilobytes, in which nothing else is crawled.
 */
describe('a list with a long run of', () => {
  const LENGTH = 400_000;

  it.each(['a', '1', ' ', '\n', '_', '.', 'page', 'createPageHTML(', '{rn:', "'a'+b+"])(
    '%j in its scripts',
    (piece) => {
      const run = piece.repeat(LENGTH / piece.length);
      expect(targetsIn(`${REPORT}${PAGER}<script>${run}</script>`)).toEqual([
        'http://a.gov.test/zwgk/jyj/gknb/t1.html',
      ]);
    },
  );

  it.each(['a', '1', ' ', 'page', 'page('])('%j in what a pager calls', (piece) => {
    const run = piece.repeat(LENGTH / piece.length);
    expect(targetsIn(`${REPORT}<a href="javascript:${run}" onclick="${run}">下一页</a>`)).toEqual([
      'http://a.gov.test/zwgk/jyj/gknb/t1.html',
    ]);
  });

  it.each([
    ['tables', '<table>', 3_000],
    ['cells', '<table><tr>', 1],
  ])('%s that nobody closed', (_, piece, times) => {
    const run = piece.repeat(times) + '<td>某某局'.repeat(10_000);
    expect(targetsIn(`${REPORT}${run}`)).toEqual(['http://a.gov.test/zwgk/jyj/gknb/t1.html']);
  });
});
