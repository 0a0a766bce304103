import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

/** Greatest depth of elements; a table in a table in a text box needs about forty. */
const DEEPEST = 256;

export interface XmlHandler {
  /** @param name without its prefix; so are the names of the attributes. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Walks an XML file.
 * @throws {Unreadable} `entities_refused`, `too_deep`, `damaged`.
 */
export function walkXml(xml: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new Unreadable('entities_refused', {});
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Unreadable('too_deep', { nested: 'element', levels: depth });
    handler.open(localName(tag.name), localAttributes(tag.attributes));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('error', (error) => {
    throw new Unreadable('damaged', { said: error.message }, { cause: error });
  });
  parser.write(new TextDecoder('utf-8').decode(xml)).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) local[localName(name)] = value;
  }
  return local;
}
