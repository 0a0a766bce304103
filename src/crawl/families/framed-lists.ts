import type { Link, Page } from './family.ts';
import { framesShown } from './files-shown.ts';

/** Where a list shows no report, or an index nothing at all, its frames may: they are part of the page. */
export function framedLists(page: Page, links: readonly Link[]): Link[] {
  const { url: pageUrl, role, context } = page;
  const isBare = role === 'list' ? !links.some((link) => link.role === 'report') : links.length === 0;
  if (role === 'report' || !isBare) return [];
  const isKnown = (url: string): boolean => url === pageUrl || links.some((link) => link.url === url);
  return framesShown(page)
    .filter((url) => !isKnown(url))
    .map((url) => ({ url, role, context, continues: false }));
}
