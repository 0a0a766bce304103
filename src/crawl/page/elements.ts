import type { CheerioAPI } from 'cheerio/slim';
import type { Element, ParentNode } from 'domhandler';

const known = new WeakMap<CheerioAPI, readonly Element[]>();

/**
 * Every element of a page in the order of the document. A page is walked once for all that look for something in it:
 * a selector would walk it for each. The page must not be altered afterwards.
 */
export function elementsOf(dom: CheerioAPI): readonly Element[] {
  const before = known.get(dom);
  if (before !== undefined) return before;
  const elements: Element[] = [];
  for (const root of dom.root().toArray()) collect(root, elements);
  known.set(dom, elements);
  return elements;
}

function collect(parent: ParentNode, elements: Element[]): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) elements.push(node);
    collect(node, elements);
  }
}
