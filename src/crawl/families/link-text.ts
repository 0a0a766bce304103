import type { Cheerio } from 'cheerio/slim';
import type { Element } from 'domhandler';
import { canonicalUrl } from '../address.ts';
import { elementsOf } from '../page/elements.ts';
import { type Html, query } from '../page/html.ts';
import type { Page } from './family.ts';

type Anchor = Cheerio<Element>;

/** A link as a reader sees it. */
export interface Anchored {
  readonly url: string;
  /** White space collapsed; the title attribute where the list cuts the text. */
  readonly text: string;
  /** ISO date printed in the same item of the list. */
  readonly date: string | null;
}

/** Every link of a page, or those given of it, that leads to a web page, in the order of the document. */
export function anchorsOf(
  { dom, url }: Page,
  elements: readonly Element[] = anchorElements(dom),
): Anchored[] {
  const based = elementsOf(dom).find(({ name, attribs }) => name === 'base' && attribs['href'] !== undefined);
  const base = canonicalUrl(based?.attribs['href'] ?? '', url) ?? url;
  return elements.flatMap((element): Anchored[] => {
    const href = element.attribs['href'] ?? '';
    const target = href.trim().startsWith('#') ? undefined : canonicalUrl(href, base);
    if (target === undefined) return [];
    return [new AnchorOnPage(target, element)];
  });
}

/** Those whose text says what is sought. Others' addresses are not even parsed: most links of a page surround it. */
export function anchorsSaying(page: Page, isSought: (text: string) => boolean): Anchored[] {
  return anchorsOf(
    page,
    anchorElements(page.dom).filter((element) => isSought(textOf(element))),
  );
}

/** V8 keeps what the getter of an object literal holds, and so the page, until its next full collection; not that of a class. */
class AnchorOnPage implements Anchored {
  readonly url: string;
  readonly text: string;
  readonly #element: Element;

  constructor(url: string, element: Element) {
    this.url = url;
    this.text = textOf(element);
    this.#element = element;
  }

  /** Few links are worth a look around them. */
  get date(): string | null {
    return dateBeside(query(this.#element));
  }
}

function anchorElements(dom: Html): Element[] {
  return elementsOf(dom).filter(({ name, attribs }) => name === 'a' && attribs['href'] !== undefined);
}

function textOf(element: Element): string {
  const text = query.text([element]).replace(/\s+/g, ' ').trim();
  const title = (element.attribs['title'] ?? '').replace(/\s+/g, ' ').trim();
  const isCut = /(?:…|\.{2,})$/.test(text);
  return title !== '' && (text === '' || isCut) ? title : text;
}

/** The date in the item of the list that holds the link, outside the link itself. */
function dateBeside(anchor: Anchor): string | null {
  const item = anchor.closest('li, tr, dd, p');
  const around = item.length > 0 ? item : anchor.parent();
  const links = new Set(
    around
      .find('a[href]')
      .map((_, element) => element.attribs['href'])
      .get(),
  );
  if (links.size > 1) return null;
  return dateIn(around.text().replace(anchor.text(), ' '));
}

/** The first date in a text, as ISO date; null when there is none, or none that exists. */
export function dateIn(text: string): string | null {
  const found = /((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)/.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 2023-02-30 becomes another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
