export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** What decided: the bytes themselves, the server's header or the page's own meta tag. */
  readonly evidence: 'bom' | 'valid_utf8' | 'header' | 'meta' | 'fallback';
}

const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_-]+)/i;
const HEADER_CHARSET = /charset\s*=\s*["']?\s*([a-z0-9_-]+)/i;

/**
 * Decodes text whose declaration may be wrong. Bytes that are valid UTF-8 are UTF-8: Chinese text in another
 * encoding hardly ever is. Otherwise the declaration counts; gb2312 and gbk are read as gb18030, which holds both
 * (WHATWG Encoding Standard, section 4.2).
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', evidence: 'bom' };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le', evidence: 'bom' };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', evidence: 'valid_utf8' };
  const head = byteCharacters(bytes.subarray(0, 4096));
  const declared = [
    { label: HEADER_CHARSET.exec(contentType ?? '')?.[1], evidence: 'header' },
    { label: META_CHARSET.exec(head)?.[1], evidence: 'meta' },
  ] as const;
  for (const { label, evidence } of declared) {
    if (label === undefined || /^utf-?8$/i.test(label)) continue;
    const encoding = /^(gb2312|gbk|gb18030|gb_2312-80|x-gbk)$/i.test(label) ? 'gb18030' : label.toLowerCase();
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding, evidence };
  }
  return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030', evidence: 'fallback' };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return decodeAs(encoding, bytes, true);
  } catch {
    return null;
  }
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
