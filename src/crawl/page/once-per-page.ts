import type { Html } from './html.ts';

/**
 * What `find` gives for a page, found once for all that ask while the page is looked at; the page must not be altered afterwards.
 * Only the last page is remembered, as pages are looked at one after the other: in a WeakMap each would live until V8's next full
 * collection, because what is found in a page leads back to it.
 */
export function oncePerPage<T>(find: (dom: Html) => T): (dom: Html) => T {
  let last: { readonly dom: Html; readonly found: T } | null = null;
  return (dom) => {
    if (last === null || last.dom !== dom) last = { dom, found: find(dom) };
    return last.found;
  };
}
