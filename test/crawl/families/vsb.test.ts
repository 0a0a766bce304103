import { describe, expect, it } from 'vitest';
import { linksOf, signsOn } from '../../../src/crawl/families/index.ts';
import { brief, ENTRY_FOLDER, pageOf } from './page-of.ts';

const LIST = `${ENTRY_FOLDER}gknb.htm`;
const linksAt = (html: string, url = LIST): string[] => brief(linksOf(pageOf(html, { url }), undefined));
const pager = (links: string, said: string): string =>
  `<div><span class="p_t">共52条</span><span class="p_pages">${links}</span><span class="p_t">${said}</span></div>`;
const BY_SCRIPT = '<span class="p_next p_fun"><a href="javascript:void(0)">下页</a></span>';

describe('a list of VSB', () => {
  it('continues downwards: page 2 of 4 is 3.htm', () => {
    const links = '<a href="gknb/3.htm">2</a><a href="gknb/2.htm">3</a><a href="gknb/1.htm">4</a>';
    expect(linksAt(pager(links, '1/4')).sort()).toEqual([
      '… list gknb/1.htm',
      '… list gknb/2.htm',
      '… list gknb/3.htm',
    ]);
  });

  it('whose pager names only some pages has the others too', () => {
    const links = '<a href="gknb/4.htm">2</a>…<a href="gknb/1.htm">5</a>';
    expect(linksAt(pager(links, '')).sort()).toEqual([
      '… list gknb/1.htm',
      '… list gknb/2.htm',
      '… list gknb/3.htm',
      '… list gknb/4.htm',
    ]);
  });

  it('whose pager works by script has as many pages as it says', () => {
    expect(linksAt(pager(BY_SCRIPT, ' 1 / 3 '))).toEqual(['… list gknb/2.htm', '… list gknb/1.htm']);
  });

  it.each([
    ['a list of one page', pager('<span class="p_no_d">1</span>', '1/1')],
    ['a pager that says nothing', pager(BY_SCRIPT, '')],
    ['two pagers by script', pager(BY_SCRIPT, '1/3') + pager(BY_SCRIPT, '1/9')],
    ['the pager of another list', pager('<a href="tzgg/8.htm">2</a>', '1/9')],
    ['a pager with the number of something else', pager('<a href="gknb/20240117.htm">2</a>', '')],
    ['links to numbers outside a pager', '<a href="gknb/2024.htm">专栏</a>'],
  ])('has no other pages: %s', (_, html) => {
    expect(linksAt(html)).toEqual([]);
  });

  it('is named in full by its first page only', () => {
    expect(linksAt(pager(BY_SCRIPT, '2/3'), `${ENTRY_FOLDER}gknb/2.htm`)).toEqual([]);
  });

  it('is recognised by its counter of clicks or by its pager', () => {
    const clicks = '<script>_showDynClickBatch([],[1],"wbnews", 1)</script>';
    expect(signsOn(pageOf(clicks))).toEqual([{ family: 'vsb', sign: '_showDynClickBatch(' }]);
    expect(signsOn(pageOf(pager('', '1/1')))).toEqual([{ family: 'vsb', sign: 'class="p_pages"' }]);
    expect(signsOn(pageOf('<p>1/9</p>'))).toEqual([]);
  });
});
