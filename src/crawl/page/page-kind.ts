import type { AnyNode, ParentNode } from 'domhandler';
import { type ChallengeSign, decodeAs, utf16Of } from '../../domain/index.ts';
import { canonicalUrl } from '../address.ts';
import { elementsNamed } from './elements.ts';
import { type Html, query } from './html.ts';
import { oncePerPage } from './once-per-page.ts';

/** What portals write instead of a page that does not exist, with status 200. */
const GONE_PHRASES =
  /(?:页面|网页|文章)(?:已)?不存在|您.{0,6}(?:访问|查看|浏览)的.{0,6}不存在|页面已(?:被)?删除|页面未找到|找不到(?:该|您|此|相关)?.{0,8}(?:页面|网页)|404\s*not\s*found/i;
const GONE_TITLE = /^\s*(?:error\s*)?404(?!\d)|not\s*found/i;
/** A page with more text than this is not only a message; in characters. */
const LONGEST_MESSAGE = 400;

/** Whether a page that came with status 200 only says that there is none. */
export function isSoft404(page: Html): boolean {
  if (holdsDataTable(page)) return false;
  const text = compactText(page);
  const [titled] = elementsNamed(page, 'title');
  const title = titled === undefined ? '' : query.text([titled]);
  if (text.length > LONGEST_MESSAGE) return GONE_PHRASES.test(title);
  return GONE_PHRASES.test(title) || GONE_PHRASES.test(text) || GONE_TITLE.test(title);
}

/** A page with less text than this shows nothing to a reader; in characters. */
export const SHORTEST_PAGE = 60;

/** Whether a page is an empty frame that its scripts would fill, such as `<div id="app"></div>`. */
export function isScriptShell(page: Html): boolean {
  if (elementsNamed(page, 'script').length === 0) return false;
  if (elementsNamed(page, 'img', 'iframe', 'frame', 'embed', 'object', 'video').length > 0) return false;
  const leads = elementsNamed(page, 'a').some(
    ({ attribs }) => !/^\s*(?:#|javascript:|$)/i.test(attribs['href'] ?? ''),
  );
  return !leads && compactText(page).length < SHORTEST_PAGE;
}

/** Target of `<meta http-equiv="refresh">` on a page without content of its own; null when there is none. */
export function refreshOf(page: Html, url: string): string | null {
  if (holdsDataTable(page) || compactText(page).length >= SHORTEST_PAGE) return null;
  const content = page.find('meta[http-equiv="refresh" i]').attr('content') ?? '';
  const href = /^[\d.]*\s*[;,]\s*url\s*=\s*(['"]?)(.+?)\1\s*$/i.exec(content.trim())?.[2];
  const target = href === undefined ? undefined : canonicalUrl(href, url);
  return target === undefined || target === url ? null : target;
}

/** The sign of a challenge that is shown before the page; null when it is an ordinary page. */
export function challengeOn(page: Html, html: string, signs: readonly ChallengeSign[]): ChallengeSign | null {
  if (holdsDataTable(page)) return null;
  const text = compactText(page);
  if (text.length > LONGEST_MESSAGE) return null;
  // Scripts of a guard are in ordinary pages as well.
  const source = text.length < SHORTEST_PAGE ? html : '';
  return signs.find(({ where, pattern }) => pattern.test(where === 'html' ? source : text)) ?? null;
}

/** A table with at least this many cells is data; the smallest of the form's tables has 15 values. */
export const FEWEST_DATA_CELLS = 10;

/** Whether a page holds a table of data: innermost, large enough, and not one of links. */
export const holdsDataTable = oncePerPage((page: Html): boolean =>
  elementsNamed(page, 'table').some((element) => {
    const found = { tables: 0, cells: 0, links: 0 };
    count(element, found);
    return found.tables === 0 && found.cells >= FEWEST_DATA_CELLS && found.links * 2 < found.cells;
  }),
);

/** One walk instead of three selectors: every report goes through it, and its tables have hundreds of cells. */
function count(parent: ParentNode, found: { tables: number; cells: number; links: number }): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) {
      if (node.name === 'table') found.tables += 1;
      else if (node.name === 'td' || node.name === 'th') found.cells += 1;
      else if (node.name === 'a' && node.attribs['href'] !== undefined) found.links += 1;
    }
    count(node, found);
  }
}

const UNSEEN = new Set(['head', 'title', 'script', 'noscript', 'style']);

/** Text of a page without its head and scripts; white space is kept. */
export function visibleText(page: Html): string {
  return page
    .toArray()
    .map((root) => textBelow(root))
    .join('');
}

/** Without white space. */
const compactText = oncePerPage((page: Html): string => visibleText(page).replace(/\s+/g, ''));

function textBelow(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node) || ('name' in node && UNSEEN.has(node.name))) return '';
  let text = '';
  for (const child of node.children) text += textBelow(child);
  return text;
}

/** In bytes; an even number, as characters of two bytes need. */
const BEGINNING = 512;

/** Whether an answer is a page to look for links in. */
export function isHtml(body: Uint8Array, contentType: string | null): boolean {
  if (contentType !== null && /html/i.test(contentType)) return true;
  if (contentType !== null && !/^\s*(?:text\/plain|application\/octet-stream)/i.test(contentType))
    return false;
  const beginning = body.subarray(0, BEGINNING);
  const text = decodeAs(utf16Of(beginning) ?? 'utf-8', beginning);
  return /^\s*<(?:!doctype html|html)/i.test(text);
}
