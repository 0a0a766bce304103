import { describe, expect, it } from 'vitest';
import { byteCharacters, decodeAs, decodeText } from '../../src/domain/index.ts';

// 年报 in GBK is C4 EA B1 A8; in UTF-8 E5 B9 B4 E6 8A A5.
const GBK = Uint8Array.of(0xc4, 0xea, 0xb1, 0xa8);
const UTF8 = Uint8Array.of(0xe5, 0xb9, 0xb4, 0xe6, 0x8a, 0xa5);

function page(meta: string, text: Uint8Array): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(`<meta charset="${meta}">`), ...text]);
}

describe('the encoding of a page', () => {
  it('is UTF-8 where the bytes are, whatever the page declares', () => {
    expect(decodeText(page('gb2312', UTF8), null)).toMatchObject({
      encoding: 'utf-8',
      evidence: 'valid_utf8',
    });
  });

  it('is gb18030 where the header says utf-8 and the bytes are GBK', () => {
    const decoded = decodeText(page('gb2312', GBK), 'text/html; charset=utf-8');
    expect(decoded).toMatchObject({ encoding: 'gb18030', evidence: 'meta' });
    expect(decoded.text.endsWith('年报')).toBe(true);
  });

  it('is gb18030 where nothing is declared', () => {
    expect(decodeText(GBK, null)).toEqual({ text: '年报', encoding: 'gb18030', evidence: 'fallback' });
  });

  it('is recognised by a byte order mark', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...UTF8), 'text/html; charset=gbk')).toEqual({
      text: '年报',
      encoding: 'utf-8',
      evidence: 'bom',
    });
  });
});

describe('the text of a page', () => {
  it.each([
    ['says what it is', 'text/html; charset=gb2312', Buffer.from(GBK)],
    ['says wrongly that it is UTF-8', 'text/html; charset=utf-8', Buffer.from(GBK)],
    ['says nothing', null, Buffer.from(GBK)],
    ['says it inside', 'text/html', Buffer.concat([Buffer.from('<meta charset="gbk">'), GBK])],
    ['names a charset that nobody knows', 'text/html; charset=x-unknown', Buffer.from(GBK)],
    ['is UTF-8 though it says GBK', 'text/html; charset=gbk', Buffer.from('年报')],
  ])('is read when it %s', (_, contentType, bytes) => {
    expect(decodeText(bytes, contentType).text).toMatch(/年报$/);
  });
});

describe('bytes decode alike with every version of Node', () => {
  it('as windows-1252, which has quotes and dashes where ISO 8859-1 has control characters', () => {
    expect(decodeAs('windows-1252', Uint8Array.of(0x41, 0x80, 0x81, 0x93, 0x94, 0x96, 0x9f, 0xe9))).toBe(
      'A€\u0081“”–Ÿé',
    );
    expect(decodeAs('iso-8859-1', Uint8Array.of(0x97))).toBe('—');
  });

  it('as one character per byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect([...byteCharacters(bytes.subarray(1))].map((character) => character.charCodeAt(0))).toEqual([
      ...bytes.subarray(1),
    ]);
  });
});
