import type { AnyNode, Element, ParentNode } from 'domhandler';

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

export function childElements(parent: ParentNode): Element[] {
  return parent.children.filter(isElement);
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attribs[name];
}

/** With more children than this, counting those before each one costs more than noting all positions once. */
const MANY_CHILDREN = 64;

function placeAmong(parent: ParentNode, element: Element): number {
  let position = 0;
  for (const child of parent.children) {
    if (isElement(child)) position += 1;
    if (child === element) break;
  }
  return position;
}

/**
 * CSS paths of elements, such as `#zoom > table:nth-child(7) > tbody > tr:nth-child(3) > td:nth-child(4)`: pasted into a
 * browser's `document.querySelector` they lead to the cell. A path begins at the nearest ancestor with an id, or at body.
 */
export class CssPaths {
  readonly #known = new Map<Element, string>();
  readonly #positions = new Map<ParentNode, Map<Element, number>>();

  of(element: Element): string {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const path = this.#compute(element);
    this.#known.set(element, path);
    return path;
  }

  #compute(element: Element): string {
    const id = attribute(element, 'id');
    if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id)) return `#${id}`;
    if (element.name === 'body' || element.name === 'html') return element.name;
    const { parent } = element;
    const step = `${element.name}:nth-child(${this.#position(element)})`;
    if (parent === null || parent.type === 'root' || !isElement(parent)) return step;
    // Browsers add a tbody around rows that have none in the source: no `>` between the two.
    const joint = element.name === 'tr' && parent.name === 'table' ? ' ' : ' > ';
    return `${this.of(parent)}${joint}${step}`;
  }

  #position(element: Element): number {
    const { parent } = element;
    if (parent === null) return 1;
    if (parent.children.length < MANY_CHILDREN) return placeAmong(parent, element);
    let positions = this.#positions.get(parent);
    if (positions === undefined) {
      positions = new Map(childElements(parent).map((child, index) => [child, index + 1]));
      this.#positions.set(parent, positions);
    }
    return positions.get(element) ?? 1;
  }
}
