import { callsOfPages, pagesNamed } from '../links/next-pages-by-call.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Family } from './family.ts';

/** TRS WCM: ordinary lists, but only a script names their further pages, counted from 0. */
export const trs: Family = {
  sign: ({ dom }) => {
    const script = scriptsOf(dom);
    const isCountedFromZero = callsOfPages(script).some(({ countsFrom }) => countsFrom === 0);
    return isCountedFromZero ? (/createPageHTML\s*\([^)]{0,500}\)/.exec(script)?.[0] ?? null) : null;
  },
  links: (page) =>
    callsOfPages(scriptsOf(page.dom))
      .filter(({ countsFrom }) => countsFrom === 0)
      .flatMap((call) => pagesNamed(call, 1, call.total - 1, page)),
};
