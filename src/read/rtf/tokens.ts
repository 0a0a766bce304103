import { byteCharacters } from '../../domain/index.ts';
/** A token of an RTF file (RTF Specification 1.9.1, "RTF Syntax"). */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** Bytes in the encoding of the font. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const SPECIAL = new Set([BACKSLASH, OPEN, CLOSE, 0x0d, 0x0a]);

/** One token after the other; binary data is left out. */
export function* tokensOf(bytes: Uint8Array): Generator<RtfToken> {
  const text = byteCharacters(bytes);
  const word = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN) {
      at += 1;
      yield { kind: 'open' };
    } else if (byte === CLOSE) {
      at += 1;
      yield { kind: 'close' };
    } else if (byte === BACKSLASH) {
      word.lastIndex = at;
      const match = word.exec(text);
      if (match === null) {
        const symbol = text.charAt(at + 1);
        if (symbol === "'") {
          yield {
            kind: 'text',
            bytes: Uint8Array.of(Number.parseInt(text.slice(at + 2, at + 4), 16) || 0x3f),
          };
          at += 4;
        } else {
          yield { kind: 'symbol', symbol };
          at += 2;
        }
        continue;
      }
      at += match[0].length;
      const value = match[2] === undefined ? null : Number(match[2]);
      if (match[1] === 'bin') at += Math.max(0, value ?? 0);
      else yield { kind: 'word', name: match[1] ?? '', value };
    } else if (byte === 0x0d || byte === 0x0a) at += 1;
    else {
      const start = at;
      while (at < bytes.length && !SPECIAL.has(bytes[at] ?? 0)) at += 1;
      yield { kind: 'text', bytes: bytes.subarray(start, at) };
    }
  }
}
