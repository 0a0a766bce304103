import { linksByWords } from '../links/by-words.ts';
import type { Link } from '../links/link.ts';
import { parseHtml } from '../page/html.ts';
import type { ListAnswer } from './family.ts';

/**
 * Links in a piece of HTML that a list interface answered, as if it were in the page that shows it. Its pager is
 * left out: scripts turn the pages of such a list.
 */
export function linksInFragment(html: string, answer: Omit<ListAnswer, 'text' | 'post'>): Link[] {
  const links = linksByWords({ ...answer, url: answer.listPage, dom: parseHtml(html) });
  return links.filter(({ continues }) => !continues);
}
