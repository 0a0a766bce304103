import type { Element, ParentNode } from 'domhandler';
import { type Html, query } from './html.ts';
import { oncePerPage } from './once-per-page.ts';

/**
 * Every element of a page in the order of the document. A page is walked once for all searches;
 * selectors would walk it for each.
 */
export const elementsOf = oncePerPage((dom: Html): readonly Element[] => {
  const elements: Element[] = [];
  for (const root of dom.toArray()) collect(root, elements);
  return elements;
});

const byName = oncePerPage((dom: Html): ReadonlyMap<string, readonly Element[]> => {
  const named = new Map<string, Element[]>();
  for (const element of elementsOf(dom)) {
    const sameName = named.get(element.name);
    if (sameName === undefined) named.set(element.name, [element]);
    else sameName.push(element);
  }
  return named;
});

/** The elements of one name, or of any of several, in the order of the document. */
export function elementsNamed(dom: Html, name: string, ...others: readonly string[]): readonly Element[] {
  if (others.length === 0) return byName(dom).get(name) ?? [];
  return elementsOf(dom).filter((element) => element.name === name || others.includes(element.name));
}

/** Every element inside another, in the order of the document. */
export function elementsIn(parent: ParentNode): Element[] {
  const elements: Element[] = [];
  collect(parent, elements);
  return elements;
}

function collect(parent: ParentNode, elements: Element[]): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) elements.push(node);
    collect(node, elements);
  }
}

/** The nearest element around another, or itself, with one of these names. */
export function closest(element: Element, names: ReadonlySet<string>): Element | undefined {
  for (let around: Element['parent'] = element; around !== null; around = around.parent) {
    if ('name' in around && names.has(around.name)) return around;
  }
  return undefined;
}

const texts = oncePerPage((_: Html) => new Map<Element, string>());

/** Text of one of a page's elements, white space collapsed; computed once for all callers. */
export function textIn(dom: Html, element: Element): string {
  const ofPage = texts(dom);
  const known = ofPage.get(element);
  if (known !== undefined) return known;
  const text = query.text([element]).replace(/\s+/g, ' ').trim();
  ofPage.set(element, text);
  return text;
}
