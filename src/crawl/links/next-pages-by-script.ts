import { canonicalUrl } from '../address.ts';
import { elementsNamed, textIn } from '../page/elements.ts';
import { scriptsOf } from '../page/script-text.ts';
import type { Link, Page } from './link.ts';
import { isNextPage, isPageOfSameList, pagesAfterFirst } from './next-page.ts';

/**
 * A pager whose links lead nowhere (`javascript:void(0)`): the address of a page is in an attribute of the link, or
 * a script makes it from the page's number (`location.href = 'index_' + page + '.html'`).
 */
export function scriptedPages(page: Page): Link[] {
  if (page.role !== 'list') return [];
  const { dom, url, role, context } = page;
  const pagers = elementsNamed(dom, 'a', 'span', 'li', 'button')
    .filter(({ attribs }) => leadsNowhere(attribs['href']))
    .map((element) => ({ attribs: element.attribs, text: textIn(dom, element), tag: element.name }))
    .filter(
      ({ attribs, text, tag }) => isNextPage(text) || (/^\d{1,4}$/.test(text) && isClickable(tag, attribs)),
    );
  if (pagers.length === 0) return [];
  const inAttributes = pagers.flatMap(({ attribs }) => attribs['data-href'] ?? attribs['data-url'] ?? []);
  const scripts = scriptsOf(dom);
  const numbers = pagers.flatMap(({ attribs, text }) => numbersIn(attribs, text));
  const last = Math.max(pageCountIn(scripts) ?? 1, ...numbers);
  const address = addressIn(scripts);
  const made =
    address === undefined
      ? []
      : pagesAfterFirst(last).flatMap((number) => canonicalUrl(address(number), url) ?? []);
  // A number or a word may also be an argument that leads elsewhere.
  const pages = made.filter((target) => isPageOfSameList(target, url));
  return [...inAttributes, ...pages].flatMap((href): Link[] => {
    const target = canonicalUrl(href, url);
    return target === undefined || target === url ? [] : [{ url: target, role, context, continues: true }];
  });
}

/** Numbers are everywhere; those of a pager can be clicked. */
function isClickable(tag: string, attribs: Readonly<Record<string, string>>): boolean {
  return (
    tag === 'a' || tag === 'button' || Object.keys(attribs).some((name) => /^(?:onclick|data-.+)$/.test(name))
  );
}

function leadsNowhere(href: string | undefined): boolean {
  return href === undefined || /^\s*(?:javascript:|#|$)/i.test(href);
}

/** Numbers of pages in `data-page="2"`, `onclick="goPage(2)"`, `href="javascript:goPage(2)"`, or the text itself. */
function numbersIn(attribs: Readonly<Record<string, string>>, text: string): number[] {
  const calls = `${attribs['onclick'] ?? ''} ${attribs['href'] ?? ''}`;
  const called = [...calls.matchAll(/page\w{0,50}\(\s*['"]?(\d{1,4})['"]?\s*\)/gi)].map(
    ([, number]) => number,
  );
  const marked = attribs['data-page'] ?? attribs['data-pageno'] ?? attribs['data-index'];
  return [...called, marked, text].filter((value) => /^\d{1,4}$/.test(value ?? '')).map(Number);
}

function pageCountIn(scripts: string): number | undefined {
  const named = /\b(?:total_?pages?|page_?(?:count|total)|countPage|pages)['"]?\s*[:=]\s*['"]?(\d+)/i;
  const count = named.exec(scripts)?.[1];
  return count === undefined ? undefined : Number(count);
}

/** `'index_' + page + '.html'`: the text before the number, the number, and the text after it. */
const MADE = /^(['"])([^'"]*)\1\s*\+(.+?)(?:\+\s*(['"])([^'"]*)\4)?\s*$/;
/** A variable, a call without arguments or with a name, perhaps plus or minus one. */
const NUMBER = /^\s*\(?\s*[\w$.()]*(?:\(\s*['"][\w-]+['"]\s*\))?\s*(?:[+-]\s*1)?\s*\)?\s*$/;

/** How the scripts make the address of a page; undefined where they make it in another way, or in more than one. */
function addressIn(scripts: string): ((number: number) => string) | undefined {
  const settings = scripts.matchAll(
    /location(?:\.href)?\s*=(?!=)([^;\n}]+)|\.(?:assign|replace)\(([^;\n}]+)\)/g,
  );
  const ways = [...settings].map(([, set, passed]) => MADE.exec((set ?? passed ?? '').trim()));
  const [way] = ways;
  if (way === undefined || way === null) return undefined;
  const [, , before = '', , , after = ''] = way;
  const numbers = ways.map((other) =>
    other?.[2] === before && (other[5] ?? '') === after ? (other[3] ?? '') : '?',
  );
  if (!numbers.every((number) => NUMBER.test(number))) return undefined;
  // Minus one alone counts from zero; together with plus one it is the link back.
  const offset = numbers.every((number) => /-\s*1/.test(number)) ? -1 : 0;
  return (page) => `${before}${page + offset}${after}`;
}
