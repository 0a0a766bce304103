import { canonicalUrl } from '../address.ts';
import type { Link, Page } from '../links/link.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Family } from './family.ts';

/**
 * VSB (Boda WebPlus): the pages of the list `/gknb.htm` are `/gknb/8.htm` down to `/gknb/1.htm`, the oldest. Their
 * pager mostly has links, which any portal's reader follows; where it works by script, its count of pages is used.
 */
export const vsb: Family = {
  sign: ({ dom }) =>
    /_showDynClickBatch\s*\(/.exec(scriptsOf(dom))?.[0] ??
    (dom.find(PAGER).length > 0 ? 'class="p_pages"' : null),
  links: numberedPages,
};

const PAGER = '.p_pages';
/** No list has this many pages; a pager that says so is broken. */
const MOST_PAGES = 1000;

/** From the first page only: its address has no number, and its pager knows them all. */
function numberedPages(page: Page): Link[] {
  const { url, role, context } = page;
  const list = /^(.*\/[^/]*[^/\d][^/]*)\.html?$/.exec(url)?.[1];
  const total = list === undefined ? 0 : pagesIn(page, list);
  if (total < 2 || total > MOST_PAGES) return [];
  const numbers = Array.from({ length: total - 1 }, (_, index) => index + 1);
  return numbers
    .reverse()
    .map((number) => ({ url: `${list}/${number}.htm`, role, context, continues: true }));
}

/** Page 2 has the highest number among a pager's links to this list; a pager without any link says `1/9`. */
function pagesIn({ dom, url }: Page, list: string): number {
  const links = dom
    .find(`${PAGER} a[href]`)
    .toArray()
    .flatMap((element) => canonicalUrl(element.attribs['href'] ?? '', url) ?? []);
  const ofList = links.flatMap((target) => {
    const name = target.startsWith(`${list}/`) ? target.slice(list.length + 1) : '';
    return /^(\d+)\.html?$/.exec(name)?.[1] ?? [];
  });
  if (links.length > 0) return Math.max(0, ...ofList.map((number) => Number(number) + 1));
  if (dom.find(PAGER).length !== 1) return 0;
  return Number(
    /^1\/(\d+)$/.exec(dom.find(PAGER).siblings('.p_t').last().text().replace(/\s+/g, ''))?.[1] ?? 0,
  );
}
