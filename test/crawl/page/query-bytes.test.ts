import { describe, expect, it } from 'vitest';
import { filesOnPage } from '../../../src/crawl/links/files-on-page.ts';
import { anchorsOf } from '../../../src/crawl/links/link-text.ts';
import { parseHtml } from '../../../src/crawl/page/html.ts';

const url = 'http://a.gov.test/zwgk/';

function addressOf(href: string, encoding: string): string | undefined {
  return anchorsOf({ url, dom: parseHtml(`<div><a href="${href}">年报</a></div>`, encoding) })[0]?.url;
}

// 年 is C4 EA in GBK, A6 7E in Big5 and E5 B9 B4 in UTF-8; 镕 is E9 46 in GBK, a byte and a letter.
describe('a link is sent in the bytes of its page', () => {
  it.each([
    ['gb18030', '/a.asp?dw=年&nd=1', '/a.asp?dw=%C4%EA&nd=1'],
    ['gb18030', '/年.asp?dw=年#年', '/%E5%B9%B4.asp?dw=%C4%EA'],
    ['gb18030', '/a.asp?dw=镕', '/a.asp?dw=%E9F'],
    ['gb18030', '/a.asp?dw=%C4%EA年', '/a.asp?dw=%C4%EA%C4%EA'],
    ['gb18030', '/a.asp?dw=🙂', '/a.asp?dw=%26%23128578%3B'],
    ['big5', '/a.asp?dw=年', '/a.asp?dw=%A6~'],
    ['windows-1252', '/a.asp?dw=é', '/a.asp?dw=%E9'],
    ['utf-8', '/a.asp?dw=年', '/a.asp?dw=%E5%B9%B4'],
    ['utf-16le', '/a.asp?dw=年', '/a.asp?dw=%E5%B9%B4'],
  ])('of %s: %s', (encoding, href, expected) => {
    expect(addressOf(href, encoding)).toBe(`http://a.gov.test${expected}`);
  });
});

describe('a file that a viewer shows', () => {
  it.each([
    ['/viewer.html?file=%2Ffiles%2F%C4%EA.pdf', '/files/%C4%EA.pdf'],
    ['/viewer.html?file=%2Ffiles%2F%E5%B9%B4.pdf', '/files/%E5%B9%B4.pdf'],
    ['/viewer.html?x=1&amp;file=../f/a+b.pdf', '/f/a%20b.pdf'],
  ])('keeps its bytes: %s', (src, expected) => {
    const files = filesOnPage({ url, dom: parseHtml(`<iframe src="${src}"></iframe>`) });
    expect(files.map((file) => file.url)).toEqual([`http://a.gov.test${expected}`]);
  });
});
