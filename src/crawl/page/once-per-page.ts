import type { Html } from './html.ts';

/**
 * What `find` gives for a page, found once for all that ask while the page is looked at; the page must not be altered afterwards.
 * Only the last page is remembered, as pages are looked at one after the other: in a WeakMap each would live until V8's next full
 * collection, because what is found in a page leads back to it.
 * @param find may want the page's address as well, which is always the same for one page.
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
