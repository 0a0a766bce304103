import { describe, expect, it } from 'vitest';
import { isHtml } from '../../src/crawl/page/page-kind.ts';
import { byteCharacters, decodeAs, decodeText, utf16Of } from '../../src/domain/index.ts';
import { formatOf } from '../../src/read/format.ts';
import { gbk } from '../portals/hard-cases/gbk.ts';

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
      evidence: 'bytes',
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

describe('one damaged place does not change the encoding of a page', () => {
  const HAN = '示范区教育局政府信息公开工作年度报告';

  it.each([
    [
      'a byte that is never valid',
      Buffer.concat([Buffer.from(HAN), Uint8Array.of(0xff), Buffer.from('年报')]),
    ],
    [
      'a character that was cut',
      Buffer.concat([Buffer.from(HAN), Uint8Array.of(0xe6, 0x8a), Buffer.from('年报')]),
    ],
    ['a cut at the end', Buffer.concat([Buffer.from(`${HAN}年报`), Uint8Array.of(0xe6)])],
  ])('of UTF-8: %s', (_, bytes) => {
    for (const contentType of [null, 'text/html; charset=gbk', 'text/html; charset=utf-8']) {
      const { text, encoding } = decodeText(bytes, contentType);
      expect(encoding).toBe('utf-8');
      expect(text.replaceAll('\ufffd', '')).toBe(`${HAN}年报`);
    }
  });

  it('of GBK, also when the header says UTF-8', () => {
    const bytes = Buffer.concat([gbk(HAN), Uint8Array.of(0xff), Buffer.from('<p>'), gbk('年报')]);
    const { text, encoding } = decodeText(bytes, 'text/html; charset=utf-8');
    expect(encoding).toBe('gb18030');
    expect(text.startsWith(HAN) && text.endsWith('<p>年报')).toBe(true);
  });

  it('of Big5, which is declared', () => {
    // 年報 in Big5, five times, then half a character.
    const word = [0xa6, 0x7e, 0xb3, 0xf8];
    const bytes = Uint8Array.of(...word, ...word, ...word, ...word, ...word, 0xa6, 0x3c);
    expect(decodeText(bytes, 'text/html; charset=big5').text).toBe('年報年報年報年報年報\ufffd<');
  });
});

describe('UTF-16', () => {
  const PAGE = '<html><body><p>示范区2023年政府信息公开工作年度报告</p></body></html>';
  const little = Buffer.from(PAGE, 'utf16le');
  const big = Buffer.from(little).swap16();

  it.each([
    ['little-endian with a mark', Buffer.concat([Uint8Array.of(0xff, 0xfe), little]), 'utf-16le'],
    ['big-endian with a mark', Buffer.concat([Uint8Array.of(0xfe, 0xff), big]), 'utf-16be'],
    ['little-endian without a mark', little, 'utf-16le'],
    ['big-endian without a mark', big, 'utf-16be'],
    ['cut in the middle of a character', Buffer.concat([little, Uint8Array.of(0x0a)]), 'utf-16le'],
  ])('is read: %s', (_, bytes, encoding) => {
    const decoded = decodeText(bytes, 'text/html; charset=utf-8');
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text.startsWith(PAGE)).toBe(true);
    expect(isHtml(bytes, null)).toBe(true);
    expect(formatOf(bytes)).toBe('html');
  });

  it('is not what binary data with zeros are', () => {
    const numbers = Buffer.from(Uint16Array.from({ length: 200 }, (_, number) => number).buffer);
    expect(utf16Of(numbers)).toBeNull();
    expect(formatOf(numbers)).toBe('unknown');
  });
});

describe('the text of a page', () => {
  it.each([
    ['says what it is', 'text/html; charset=gb2312', Buffer.from(GBK)],
    ['says wrongly that it is UTF-8', 'text/html; charset=utf-8', Buffer.from(GBK)],
    ['says nothing', null, Buffer.from(GBK)],
    [
      'says it as XML does',
      'text/xml',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GB2312"?>'), GBK]),
    ],
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
