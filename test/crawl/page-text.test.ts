import { describe, expect, it } from 'vitest';
import { isHtml, pageText } from '../../src/crawl/page-text.ts';

/** 年报 in GBK. */
const GBK = Buffer.from([0xc4, 0xea, 0xb1, 0xa8]);

describe('the text of a page', () => {
  it.each([
    ['says what it is', 'text/html; charset=gb2312', GBK],
    ['says wrongly that it is UTF-8', 'text/html; charset=utf-8', GBK],
    ['says nothing', null, GBK],
    ['says it inside', 'text/html', Buffer.concat([Buffer.from('<meta charset="gbk">'), GBK])],
    ['names a charset that nobody knows', 'text/html; charset=x-unknown', GBK],
    ['is UTF-8 though it says GBK', 'text/html; charset=gbk', Buffer.from('年报')],
  ])('is read when it %s', (_, contentType, bytes) => {
    expect(pageText(bytes, contentType)).toMatch(/年报$/);
  });
});

describe('a page of links', () => {
  it.each([
    ['text/html; charset=utf-8', 'x', true],
    ['application/xhtml+xml', 'x', true],
    ['text/plain', '<!DOCTYPE html><p>', true],
    [null, ' <html>', true],
    ['application/octet-stream', 'PK', false],
    ['application/pdf', '<html>', false],
    [null, 'text', false],
  ])('of type %s that begins with %s: %s', (contentType, text, expected) => {
    expect(isHtml(Buffer.from(text), contentType)).toBe(expected);
  });
});
