import type { Element, ParentNode } from 'domhandler';
import type { Html } from './html.ts';

/** Pages are looked at one after the other. A WeakMap would keep each alive until a full collection: elements lead back to their page. */
let last: { readonly dom: Html; readonly elements: readonly Element[] } | null = null;

/**
 * Every element of a page in the order of the document. A page is walked once for all that look for something in it:
 * a selector would walk it for each. The page must not be altered afterwards.
 */
export function elementsOf(dom: Html): readonly Element[] {
  if (last !== null && last.dom === dom) return last.elements;
  const elements: Element[] = [];
  for (const root of dom.toArray()) collect(root, elements);
  last = { dom, elements };
  return elements;
}

function collect(parent: ParentNode, elements: Element[]): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) elements.push(node);
    collect(node, elements);
  }
}
