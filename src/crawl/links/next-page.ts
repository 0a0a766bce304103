import type { Anchored } from './link-text.ts';
import { bareText } from './report-words.ts';

/** Whether a link leads to a further page of its list: by its words, or by a number and the list's own address. */
export function leadsToNextPage({ url, text }: Pick<Anchored, 'url' | 'text'>, listUrl: string): boolean {
  return isNextPage(text) || (/^\d{1,4}$/.test(text) && isPageOfSameList(url, listUrl));
}

/** Texts of links to a further page of a list. */
export function isNextPage(text: string): boolean {
  return /^(?:下一?页|后一?页|下页>+|[>›»]+|尾页|末页|最后一?页|next|last)[>›»]*$/i.test(bareText(text));
}

/** `…/index_2.html` and `…/?page=3` are pages of the list `…/`. */
export function isPageOfSameList(url: string, listUrl: string): boolean {
  return withoutPageNumber(url) === withoutPageNumber(listUrl);
}

function withoutPageNumber(address: string): string {
  const { origin, pathname, searchParams } = new URL(address);
  const path = pathname.replace(/(?:index|list|more|moreinfo)?[_-]?\d*(?:\.\w+)?$/, '');
  const others = [...searchParams].filter(
    ([name]) => !/^(?:page|pageno|pageindex|pagenum|p|cur(?:rent)?page)$/i.test(name),
  );
  return `${origin}${path}?${others.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** No list has this many pages; a script that says so is broken. */
export const MOST_PAGES = 1000;

/** Numbers of the pages after the first, counted from 1; none where the count is no number. */
export function pagesAfterFirst(count: number): number[] {
  const pages = Number.isFinite(count) ? Math.min(Math.ceil(count), MOST_PAGES) : 0;
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, index) => index + 2);
}
