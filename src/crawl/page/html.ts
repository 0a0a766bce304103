import { type Cheerio, load } from 'cheerio/slim';
import type { Document } from 'domhandler';
import { parsePage } from '../../domain/index.ts';
import { writeQueryBytes } from './query-bytes.ts';

/** A page that can be queried with cheerio's selectors. */
export type Html = Cheerio<Document>;

/** cheerio's `$`, for elements that we already have. */
export const query = load('');

/**
 * Greatest depth of elements, as in Chromium. Old pages leave thousands of `<font>` open, and code that walks their
 * trees runs out of stack.
 */
const DEEPEST = 512;

/**
 * As cheerio's `load`, without a `$` of its own: V8 keeps that, and the whole page with it, until its next full collection, which
 * takes twice the time that parsing takes.
 * @param encoding of the bytes that the page came in: the queries of its links are sent in the same.
 */
export function parseHtml(html: string, encoding = 'utf-8'): Html {
  const root = parsePage(html, DEEPEST);
  if (!encoding.startsWith('utf-')) writeQueryBytes(root, encoding);
  return query(root);
}
