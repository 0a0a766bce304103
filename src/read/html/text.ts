import type { AnyNode, Element, ParentNode } from 'domhandler';
import { foldLines, foldSpaces } from '../spaces.ts';
import { isElement } from './path.ts';

const LINE_BREAKERS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4']);

/** Text of an element as a reader sees it: one line for each br and block, other white space folded. */
export function inlineText(element: Element): string {
  const parts: string[] = [];
  collect(element, parts);
  if (parts.length === 1) return foldSpaces(parts[0] ?? '');
  return foldLines(parts.join(''));
}

function collect(node: AnyNode, parts: string[]): void {
  if (node.type === 'text') {
    parts.push(node.data.replace(/[\r\n\t]+/g, ' '));
    return;
  }
  if (!isElement(node) || node.type !== 'tag') return;
  const breaks = LINE_BREAKERS.has(node.name);
  if (breaks && parts.length > 0) parts.push('\n');
  for (const child of node.children) collect(child, parts);
  if (breaks && node.name !== 'br') parts.push('\n');
}

/** Collects the text between two block boundaries, and the element in which it began. */
export class TextFlow {
  #parts: string[] = [];
  #element: Element | null = null;

  add(data: string, parent: ParentNode | null): void {
    if (this.#element === null) {
      if (parent === null || !isElement(parent) || data.trim() === '') return;
      this.#element = parent;
    }
    this.#parts.push(data);
  }

  take(): { readonly text: string; readonly element: Element } | null {
    const element = this.#element;
    const text = foldSpaces(this.#parts.join(''));
    this.#parts = [];
    this.#element = null;
    return element === null || text === '' ? null : { text, element };
  }
}
