import { canonicalUrl } from '../address.ts';
import type { Link, Page } from './link.ts';
import { MOST_PAGES } from './next-page.ts';

/** A script call that names the pages of a list: `index.html`, `index_1.html`, … */
export interface PagesCall {
  readonly total: number;
  readonly current: number;
  readonly base: string;
  readonly extension: string;
  /** Number that the call gives the first page, whose address has none. */
  readonly countsFrom: 0 | 1;
}

/**
 * `createPageHTML(total, current, "index", "html")`, counted from 0 (TRS WCM), and
 * `createPageHTML('page_div', total, current, 'list', 'shtml', 24)`, counted from 1 (UCAP). Some portals of TRS put
 * the id of an element first as well; their first page is then 0.
 */
export function callsOfPages(script: string): PagesCall[] {
  return [...script.matchAll(/createPageHTML\s*\(([^)]{0,500})\)/g)].flatMap(([, list = '']): PagesCall[] => {
    const values = list.split(',').map((argument) => argument.trim());
    const first = values.findIndex((argument) => /^\d+$/.test(argument));
    const [total, current, base, extension] = first === -1 ? [] : values.slice(first, first + 4);
    if (total === undefined || current === undefined || !/^\d+$/.test(current)) return [];
    if (base === undefined || extension === undefined || total === '0') return [];
    return [
      {
        total: Number(total),
        current: Number(current),
        base: unquoted(base),
        extension: unquoted(extension).replace(/^\./, ''),
        countsFrom: first > 0 && current !== '0' ? 1 : 0,
      },
    ];
  });
}

/** Further pages of the list from one number to another, without the one that shows the call. */
export function pagesNamed(call: PagesCall, from: number, to: number, { url, role, context }: Page): Link[] {
  const last = Math.min(to, MOST_PAGES);
  const numbers = Array.from({ length: Math.max(last - from + 1, 0) }, (_, index) => from + index);
  return numbers
    .filter((number) => number !== call.current)
    .flatMap((number): Link[] => {
      const target = canonicalUrl(`${call.base}_${number}.${call.extension}`, url);
      return target === undefined ? [] : [{ url: target, role, context, continues: true }];
    });
}

function unquoted(argument: string): string {
  return argument.replace(/^['"]|['"]$/g, '');
}
