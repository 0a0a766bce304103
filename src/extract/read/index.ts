import type { Document } from '../document.ts';
import { decodeText } from './charset.ts';
import { type Format, formatOf } from './format.ts';
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

export type { Format };
