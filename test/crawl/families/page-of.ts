import type { Link, Page } from '../../../src/crawl/links/link.ts';
import { parseHtml } from '../../../src/crawl/page/html.ts';

export const ENTRY_FOLDER = 'http://a.gov.test/zwgk/';

/** A page of the portal, in a role, with its links as `role address`. */
export function pageOf(html: string, changes: Partial<Omit<Page, 'dom'>> = {}): Page {
  return {
    url: `${ENTRY_FOLDER}jyj/gknb/index.html`,
    dom: parseHtml(html),
    role: 'list',
    context: { agency: '区教育局', title: null, listed_on: null },
    entryFolder: ENTRY_FOLDER,
    ...changes,
  };
}

/** `role path`, with `…` before a further page of the same list. */
export function brief(links: readonly Link[]): string[] {
  return links.map(({ role, url, continues }) => {
    const short = url.startsWith(ENTRY_FOLDER) ? url.slice(ENTRY_FOLDER.length) : url;
    return `${continues ? '… ' : ''}${role} ${short}`;
  });
}
