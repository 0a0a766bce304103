import type { Html } from './html.ts';

/**
 * What `find` returns for a page, computed once while the page is assessed; the page must not be altered afterwards.
 * Only the last page is remembered, because pages are assessed one after the other: in a WeakMap each would live until V8's next full
 * collection, because what is found in a page refers to it.
 * @param find may need the page's address too, which is always the same for one page.
 */
export function oncePerPage<Address extends readonly [url?: string], T>(
  find: (dom: Html, ...address: Address) => T,
): (dom: Html, ...address: Address) => T {
  let last: { readonly dom: Html; readonly found: T } | null = null;
  return (dom, ...address) => {
    if (last === null || last.dom !== dom) last = { dom, found: find(dom, ...address) };
    return last.found;
  };
}
