const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for HTML, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

export interface Link {
  readonly text: string;
  readonly href: string;
}

export function anchor({ text, href }: Link): string {
  return `<a href="${escaped(href)}" title="${escaped(text)}">${escaped(text)}</a>`;
}
