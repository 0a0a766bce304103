import { canonicalUrl } from '../address.ts';
import type { Family, Link, Page } from './family.ts';

/** TRS WCM: lists as anywhere, but their further pages are named only in a script. */
export const trs: Family = {
  sign: ({ dom }) => /createPageHTML\s*\([^)]*\)/.exec(dom('script').text())?.[0] ?? null,
  links: scriptedPages,
};

/** Pages that a list is never meant to have; a script that says so is broken. */
const MOST_PAGES = 1000;

/** `createPageHTML(total, current, "index", "html")`: page n of the list is `index_n.html`, counted from 0. */
export function scriptedPages({ url, dom, role, context }: Page): Link[] {
  const scripts = dom('script').text();
  return [...scripts.matchAll(/createPageHTML\s*\(([^)]*)\)/g)].flatMap(([, list = '']) => {
    const call = pagesCalledFor(list);
    if (call === undefined) return [];
    const numbers = Array.from({ length: Math.min(call.total, MOST_PAGES) - 1 }, (_, index) => index + 1);
    return numbers
      .filter((number) => number !== call.current)
      .flatMap((number): Link[] => {
        const target = canonicalUrl(`${call.base}_${number}.${call.extension}`, url);
        return target === undefined ? [] : [{ url: target, role, context, continues: true }];
      });
  });
}

interface PagesCall {
  readonly total: number;
  readonly current: number;
  readonly base: string;
  readonly extension: string;
}

/** Some portals put the id of an element before the four arguments, or a size behind them. */
function pagesCalledFor(list: string): PagesCall | undefined {
  const values = list.split(',').map((argument) => argument.trim());
  const first = values.findIndex((argument) => /^\d+$/.test(argument));
  const [total, current, base, extension] = first === -1 ? [] : values.slice(first, first + 4);
  if (total === undefined || current === undefined || !/^\d+$/.test(current)) return undefined;
  if (base === undefined || extension === undefined || total === '0') return undefined;
  return {
    total: Number(total),
    current: Number(current),
    base: unquoted(base),
    extension: unquoted(extension).replace(/^\./, ''),
  };
}

function unquoted(argument: string): string {
  return argument.replace(/^['"]|['"]$/g, '');
}
