import type { Element, ParentNode } from 'domhandler';
import type { Html } from './html.ts';
import { oncePerPage } from './once-per-page.ts';

/**
 * Every element of a page in the order of the document. A page is walked once for all that look for something in it:
 * a selector would walk it for each.
 */
export const elementsOf = oncePerPage((dom: Html): readonly Element[] => {
  const elements: Element[] = [];
  for (const root of dom.toArray()) collect(root, elements);
  return elements;
});

function collect(parent: ParentNode, elements: Element[]): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) elements.push(node);
    collect(node, elements);
  }
}
