import type { ParentNode } from 'domhandler';
import { decodeAs } from '../../domain/index.ts';

/** Attributes that hold an address. */
const ADDRESSES = ['href', 'src', 'data', 'action'];

const BEYOND_ASCII = /[^\0-\x7f]/u;

/**
 * Writes the queries of all addresses below a node as the bytes of the page's encoding, as browsers send them; what comes
 * before the query is always sent as UTF-8 (WHATWG URL Standard, 4.4, query state).
 * @param encoding of the page; addresses in pages of UTF-8 and UTF-16 stay as they are.
 */
export function writeQueryBytes(parent: ParentNode, encoding: string): void {
  for (const node of parent.children) {
    if (!('children' in node)) continue;
    if ('attribs' in node) {
      for (const name of ADDRESSES) {
        const address = node.attribs[name];
        if (address?.includes('?') && BEYOND_ASCII.test(address))
          node.attribs[name] = inBytes(address, encoding);
      }
    }
    writeQueryBytes(node, encoding);
  }
}

function inBytes(address: string, encoding: string): string {
  const [, before = '', query = '', after = ''] = /^([^?#]*)(\?[^#]*)?(.*)$/s.exec(address) ?? [];
  const bytesOf = encoderOf(encoding);
  const written = query.replace(/[^\0-\x7f]/gu, (character) => {
    const bytes = bytesOf.get(character);
    // Browsers send what an encoding does not have as a reference of HTML, &#8364;
    return bytes === undefined ? `%26%23${character.codePointAt(0)}%3B` : bytes;
  });
  return before + written + after;
}

/** By character, its bytes as they stand in an address: `%C4%EA`. */
type Encoder = ReadonlyMap<string, string>;

const encoders = new Map<string, Encoder>();

/** Node only decodes: an encoder is found by decoding every byte and every pair of bytes, once. */
function encoderOf(encoding: string): Encoder {
  const known = encoders.get(encoding);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  const add = (...bytes: readonly number[]): void => {
    const text = decodeAs(encoding, Uint8Array.from(bytes));
    const isOne = [...text].length === 1 && BEYOND_ASCII.test(text) && text !== '\ufffd';
    if (isOne && !found.has(text)) found.set(text, bytes.map(inAddress).join(''));
  };
  for (let lead = 0x80; lead <= 0xff; lead += 1) add(lead);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) add(lead, trail);
  }
  encoders.set(encoding, found);
  return found;
}

/** A second byte may be a letter. */
function inAddress(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`;
}
