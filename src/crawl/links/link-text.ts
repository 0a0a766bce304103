import type { Element } from 'domhandler';
import { canonicalUrl } from '../address.ts';
import { closest, elementsIn, elementsNamed, textIn } from '../page/elements.ts';
import { type Html, query } from '../page/html.ts';
import { oncePerPage } from '../page/once-per-page.ts';
import type { Page } from './link.ts';

/** A link as a reader sees it. */
export interface Anchored {
  readonly url: string;
  /** White space collapsed; the title attribute where the list cuts the text. */
  readonly text: string;
  /** ISO date printed in the same item of the list. */
  readonly date: string | null;
}

type PageAddress = Pick<Page, 'dom' | 'url'>;

/** Every link of a page that leads to a web page, in the order of the document. */
export function anchorsOf({ dom, url }: PageAddress): readonly Anchored[] {
  return anchorsOnPage(dom, url);
}

const anchorsOnPage = oncePerPage((dom: Html, url: string): readonly Anchored[] =>
  anchorsAt({ dom, url }, elementsNamed(dom, 'a')),
);

/** The links inside one element of a page. */
export function anchorsIn(element: Element, page: PageAddress): readonly Anchored[] {
  return anchorsAt(
    page,
    elementsIn(element).filter(({ name }) => name === 'a'),
  );
}

/** The links whose text matches. Addresses of others are not even parsed: most links of a page are navigation. */
export function anchorsSaying(page: PageAddress, isSought: (text: string) => boolean): readonly Anchored[] {
  return anchorsAt(
    page,
    elementsNamed(page.dom, 'a').filter((element) => isSought(saidBy(page.dom, element))),
  );
}

function anchorsAt({ dom, url }: PageAddress, elements: readonly Element[]): Anchored[] {
  const based = elementsNamed(dom, 'base').find(({ attribs }) => attribs['href'] !== undefined);
  const base = canonicalUrl(based?.attribs['href'] ?? '', url) ?? url;
  return elements.flatMap((element): Anchored[] => {
    const href = element.attribs['href'] ?? '';
    const target = href.trim().startsWith('#') ? undefined : canonicalUrl(href, base);
    if (target === undefined) return [];
    return [new AnchorOnPage(target, saidBy(dom, element), element)];
  });
}

/** A class, because V8 keeps the getter of an object literal, and with it the page, until its next full collection. */
class AnchorOnPage implements Anchored {
  readonly url: string;
  readonly text: string;
  readonly #element: Element;

  constructor(url: string, text: string, element: Element) {
    this.url = url;
    this.text = text;
    this.#element = element;
  }

  /** Computed on demand, because few links need it. */
  get date(): string | null {
    return dateBeside(this.#element);
  }
}

function saidBy(dom: Html, element: Element): string {
  const text = textIn(dom, element);
  const title = element.attribs['title'] ?? '';
  if (title === '' || (text !== '' && !/(?:…|\.{2,})$/.test(text))) return text;
  return title.replace(/\s+/g, ' ').trim() || text;
}

const ITEMS = new Set(['li', 'tr', 'dd', 'p']);

/** The date in the item of the list that holds the link, outside the link itself. */
function dateBeside(anchor: Element): string | null {
  const around = closest(anchor, ITEMS) ?? anchor.parent;
  if (around === null || !('name' in around)) return null;
  const links = elementsIn(around).filter(
    ({ name, attribs }) => name === 'a' && attribs['href'] !== undefined,
  );
  if (new Set(links.map(({ attribs }) => attribs['href'])).size > 1) return null;
  return dateIn(query.text([around]).replace(query.text([anchor]), ' '));
}

/** The first date in a text, as ISO date; null when there is none, or it does not exist. */
export function dateIn(text: string): string | null {
  const found = /((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)/.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 2023-02-30 becomes another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
