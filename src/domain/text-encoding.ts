export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** What decided: a byte order mark, the bytes themselves, the server's header or the page's own declaration. */
  readonly evidence: 'bom' | 'bytes' | 'header' | 'meta' | 'fallback';
}

const DECLARED_INSIDE =
  /<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_-]+)|<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_-]+)/i;
const HEADER_CHARSET = /charset\s*=\s*["']?\s*([a-z0-9_-]+)/i;

/** In bytes; declarations stand near the beginning. */
const HEAD = 4096;

/**
 * Decodes text whose declaration may be wrong and whose bytes may be damaged. What cannot be decoded becomes U+FFFD.
 * Text that reads as UTF-8 or UTF-16 is that, whatever is declared: Chinese text in another encoding hardly ever does. Otherwise the
 * declaration counts; gb2312 and gbk are read as gb18030, which holds both (WHATWG Encoding Standard, section 4.2).
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = markedEncodingOf(bytes);
  if (marked !== null) return decoded(bytes, marked, 'bom');
  const wide = utf16Of(bytes);
  if (wide !== null) return decoded(bytes, wide, 'bytes');
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (readsAsUtf8(utf8)) return { text: utf8, encoding: 'utf-8', evidence: 'bytes' };
  const [, inMeta, inXml] = DECLARED_INSIDE.exec(byteCharacters(bytes.subarray(0, HEAD))) ?? [];
  const declared = [
    { label: HEADER_CHARSET.exec(contentType ?? '')?.[1], evidence: 'header' },
    { label: inMeta ?? inXml, evidence: 'meta' },
  ] as const;
  for (const { label, evidence } of declared) {
    const encoding = label === undefined ? null : encodingCalled(label);
    // A page that declares UTF-16 in letters of one byte is not in UTF-16.
    if (encoding === null || /^utf-/.test(encoding)) continue;
    const found = decoded(bytes, encoding, evidence);
    if (isMostlyValid(found.text)) return found;
  }
  return decoded(bytes, 'gb18030', 'fallback');
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

function decoded(bytes: Uint8Array, encoding: string, evidence: DecodedText['evidence']): DecodedText {
  return { text: decodeAs(encoding, bytes), encoding, evidence };
}

/** Name of an encoding for `TextDecoder`; null for one that it does not know. */
function encodingCalled(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(/^gb_?2312(?:-80)?$/i.test(label) ? 'gbk' : label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

function markedEncodingOf(bytes: Uint8Array): (typeof MARKS)[number]['encoding'] | null {
  return MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding ?? null;
}

/**
 * Which UTF-16 some text is in, by its mark or without one: markup, digits and spaces have a zero in nearly every second byte, and no
 * other text has zeros. Null when it is in another encoding or no text.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const marked = markedEncodingOf(bytes);
  if (marked !== null) return marked === 'utf-8' ? null : marked;
  const head = bytes.subarray(0, Math.min(HEAD, bytes.length - (bytes.length % 2)));
  const even = zerosFrom(head, 0);
  const odd = zerosFrom(head, 1);
  // One character in ten, of two bytes each: Chinese text alone has fewer, but no page is without markup. Some Chinese characters
  // end in a zero: 开 is U+5F00.
  if (Math.max(even, odd) * 20 < Math.max(head.length, 1) || Math.min(even, odd) * 4 > Math.max(even, odd)) {
    return null;
  }
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  return NOT_IN_TEXT.test(decodeAs(encoding, head)) ? null : encoding;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_IN_TEXT = /[\0-\x08\x0e-\x1f]/;

function zerosFrom(bytes: Uint8Array, first: 0 | 1): number {
  let zeros = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros;
}

/**
 * Whether bytes that were decoded as UTF-8 were UTF-8: all of them valid, or more characters of three bytes, as Chinese ones are,
 * than invalid places. Of text in GBK hardly a character in a hundred is valid with three bytes, and nearly each is invalid.
 */
function readsAsUtf8(text: string): boolean {
  const invalid = count(text, /\ufffd/g);
  return invalid === 0 || invalid < count(text, /[\u0800-\ud7ff\uf900-\ufffc]/g);
}

/** Whether at most a tenth of the characters that are not ASCII could not be decoded. */
function isMostlyValid(text: string): boolean {
  return count(text, /\ufffd/g) * 10 <= count(text, /[^\0-\x7f]/g);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** Characters of windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard), which Node 20 decodes as ISO 8859-1. */
const WINDOWS_1252_FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of some bytes: that of `TextDecoder`, the same with every version of Node.
 * @throws {RangeError} for an unknown encoding; {TypeError} where the bytes are not valid and `fatal` is given.
 */
export function decodeAs(encoding: string, bytes: Uint8Array, fatal = false): string {
  const decoder = new TextDecoder(encoding, { fatal });
  if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
  return byteCharacters(bytes).replace(/[\u0080-\u009f]/g, (character) =>
    WINDOWS_1252_FROM_80.charAt(character.charCodeAt(0) - 0x80),
  );
}

/** One character per byte, from U+0000 to U+00FF. `TextDecoder('latin1')` is windows-1252, except with Node 20. */
export function byteCharacters(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
