import { scriptsOf } from '../page/script-text.ts';
import type { Link, Page } from './link.ts';
import { anchorsSaying } from './link-text.ts';
import { isNextPage } from './next-page.ts';
import { callsOfPages, pagesNamed } from './next-pages-by-call.ts';

/** Further pages of a report that the portal prints on several: `t1_1.html` and `t1_2.html` of `t1.html`. */
export function articlePages(page: Page): Link[] {
  const linked = anchorsSaying(
    page,
    (text) => isNextPage(text) || /^(?:第\s*)?\d{1,2}(?:\s*页)?$/.test(text),
  ).map(({ url }): Link => ({ url, role: 'report', context: page.context, continues: true }));
  const named = callsOfPages(scriptsOf(page.dom)).flatMap((call) =>
    pagesNamed(call, 1 + call.countsFrom, call.total - 1 + call.countsFrom, page),
  );
  return [...linked, ...named].filter(({ url }) => url !== page.url && isArticlePage(url, page.url));
}

/**
 * The same address except for the number of the page; the first has none. Two digits at most: `t20250117_57001.html` is an
 * article, not a page of one.
 */
export function isArticlePage(address: string, article: string): boolean {
  const [one, other] = [pageNumber(address), pageNumber(article)];
  if (one.number === null) return false;
  return one.stem === other.whole || (other.number !== null && one.stem === other.stem);
}

/** `…/t1_2.html` and `…/t1.html?page=2` are page 2 of `…/t1.html`. */
function pageNumber(address: string): { whole: string; stem: string; number: number | null } {
  const url = new URL(address);
  const inQuery = [...url.searchParams.keys()].find((name) => /^(?:page|pageno|pageindex|p)$/i.test(name));
  if (inQuery !== undefined) {
    const number = Number(url.searchParams.get(inQuery));
    url.searchParams.delete(inQuery);
    return { whole: address, stem: url.href, number };
  }
  const found = /^(.*)_(\d{1,2})(\.\w+)$/.exec(url.pathname);
  if (found === null) return { whole: address, stem: address, number: null };
  const [, path = '', number, extension = ''] = found;
  url.pathname = path + extension;
  return { whole: address, stem: url.href, number: Number(number) };
}
