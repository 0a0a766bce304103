import type { Document } from '../document.ts';
import { decodeText } from './charset.ts';
import { readHtml } from './html.ts';
import { readText } from './text.ts';
export type ReadResult =
  | { readonly format: Format; readonly document: Document; readonly encoding: string }
  | { readonly format: Format; readonly document: null };

/** Reads bytes with the reader of their format; `document` is null where there is none. */
export function readDocument(bytes: Uint8Array, contentType: string | null): ReadResult {
  const format = formatOf(bytes);
  if (format !== 'html' && format !== 'text') return { format, document: null };
  const { text, encoding } = decodeText(bytes, contentType);
  return { format, document: format === 'html' ? readHtml(text) : readText(text), encoding };
}


/** Formats that are told apart; only some of them have a reader. */
export type Format = 'html' | 'text' | 'ole' | 'zip' | 'pdf' | 'rtf' | 'rar' | 'picture' | 'unknown';

const SIGNATURES: readonly (readonly [Format, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x42, 0x4d]],
];

const MARKUP = /<(?:!doctype|html|head|meta|body|table|div|p|span|br)\b/i;
/** A document says what it is within its first bytes; markup may follow a long comment. */
const PROBE_BYTES = 4096;

/** Tells the format by the first bytes; names and Content-Type headers are known to lie. */
function formatOf(bytes: Uint8Array): Format {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (signed !== undefined) return signed[0];
  const head = bytes.subarray(0, PROBE_BYTES);
  if (MARKUP.test(new TextDecoder('latin1').decode(head))) return 'html';
  return head.includes(0) ? 'unknown' : 'text';
}
