import { byteCharacters, decodeText } from '../domain/index.ts';
import type { Document } from './document.ts';
import { readHtml } from './html/index.ts';
import { Unreadable } from './unreadable.ts';

interface Part {
  readonly type: string;
  readonly encoding: string;
  readonly body: string;
}

/** Greatest depth of parts in parts. */
const DEEPEST = 8;

/**
 * Reads a page that was saved with its pictures in one file (RFC 2557): its first HTML part.
 * @throws {Unreadable} `damaged` when it contains no page.
 */
export function readMht(bytes: Uint8Array): Document {
  // One character per byte: each part names the encoding of its bytes.
  const page = htmlIn(byteCharacters(bytes), 0);
  if (page === null) throw new Unreadable('damaged', { missing_part: 'text/html' });
  const { text } = decodeText(contentOf(page), page.type);
  return readHtml(text);
}

function htmlIn(text: string, depth: number): Part | null {
  const part = partOf(text);
  if (/^text\/html/i.test(part.type)) return part;
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(part.type)?.[1];
  if (boundary === undefined || depth > DEEPEST) return null;
  for (const inner of part.body.split(`--${boundary}`).slice(1)) {
    const found = htmlIn(inner.replace(/^[ \t]*\r?\n/, ''), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end === null ? text : text.slice(0, end.index)).replace(/\r?\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return {
    type: field('content-type'),
    encoding: field('content-transfer-encoding').toLowerCase(),
    body: end === null ? '' : text.slice(end.index + end[0].length),
  };
}

/** RFC 2045, 6.7 and 6.8. */
function contentOf({ encoding, body }: Part): Uint8Array {
  if (encoding === 'base64') return Uint8Array.from(Buffer.from(body, 'base64'));
  const plain =
    encoding === 'quoted-printable'
      ? body
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : body;
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
