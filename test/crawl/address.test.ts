import { describe, expect, it } from 'vitest';
import {
  addressInHeader,
  addressOfPost,
  canonicalUrl,
  folderOf,
  isFolderAddress,
  isOwnHost,
} from '../../src/crawl/address.ts';

const LIST = 'http://a.gov.test/zwgk/list/index.html';

describe('an address', () => {
  it.each([
    ['./t1.html#top', 'http://a.gov.test/zwgk/list/t1.html'],
    ['../t1.html', 'http://a.gov.test/zwgk/t1.html'],
    ['HTTP://A.GOV.TEST:80/x', 'http://a.gov.test/x'],
    ['//b.gov.test/x', 'http://b.gov.test/x'],
    [' t1.html\n', 'http://a.gov.test/zwgk/list/t1.html'],
    ['http://user:secret@a.gov.test/', 'http://a.gov.test/'],
    ['/a.do;jsessionid=0A1B2C?id=7', 'http://a.gov.test/a.do?id=7'],
    ['/a.php?id=7&PHPSESSID=abc', 'http://a.gov.test/a.php?id=7'],
    ['/a.asp?dw=%C4%EA&nd=2023&sessionid=ab', 'http://a.gov.test/a.asp?dw=%C4%EA&nd=2023'],
    ['/a.asp?SessionID=ab&x=a%20b+c&y', 'http://a.gov.test/a.asp?x=a%20b+c&y'],
    ['/a.asp?sessionid=ab', 'http://a.gov.test/a.asp'],
    ['/a?sid=7', 'http://a.gov.test/a?sid=7'],
    ['年报.html', 'http://a.gov.test/zwgk/list/%E5%B9%B4%E6%8A%A5.html'],
  ])('%s has one form', (href, expected) => {
    expect(canonicalUrl(href, LIST)).toBe(expected);
  });

  it('of a POST keeps the bytes of its query', () => {
    const post = { url: 'http://a.gov.test/a.do?dw=%C4%EA', contentType: 'text/plain', body: '??>' };
    expect(addressOfPost(post)).toBe(
      'http://a.gov.test/a.do?dw=%C4%EA&__wb_method=POST&__wb_post_data=Pz8%2B',
    );
    expect(addressOfPost({ ...post, url: 'http://a.gov.test/a.do' })).toBe(
      'http://a.gov.test/a.do?__wb_method=POST&__wb_post_data=Pz8%2B',
    );
  });

  it.each([
    ['of ASCII', '/a?x=1', 'http://a.gov.test/a?x=1'],
    ['of UTF-8', '/y?dw=\u00e5\u00b9\u00b4', 'http://a.gov.test/y?dw=%E5%B9%B4'],
    ['of GBK', '/y?dw=\u00c4\u00ea', 'http://a.gov.test/y?dw=%C4%EA'],
  ])('in a header keeps its bytes: %s', (_, location, expected) => {
    expect(canonicalUrl(addressInHeader(location), LIST)).toBe(expected);
  });

  it.each(['javascript:void(0)', 'mailto:a@b.test', 'tel:12345', 'ftp://a.gov.test/', '', 'http://'])(
    '%s leads to no page',
    (href) => {
      expect(canonicalUrl(href, LIST)).toBeUndefined();
    },
  );

  it('is in a folder', () => {
    expect(folderOf('http://a.gov.test/x/y/index.html?a=/b')).toBe('http://a.gov.test/x/y/');
    expect(folderOf('http://a.gov.test/x/y/')).toBe('http://a.gov.test/x/y/');
  });

  it.each([
    ['http://a.gov.test/x/', true],
    ['http://a.gov.test/x/index.shtml', true],
    ['http://a.gov.test/x/t1.html', false],
    ['http://a.gov.test/x/index_1.html', false],
  ])('%s is a column’s: %s', (url, expected) => {
    expect(isFolderAddress(url)).toBe(expected);
  });

  it.each([
    ['http://a.gov.test/x', true],
    ['https://a.gov.test/x', true],
    ['http://b.gov.test/', true],
    ['http://a.gov.test:8080/x', false],
    ['http://www.a.gov.test/x', false],
    ['http://a.gov.test.evil.test/', false],
  ])('%s may be asked: %s', (url, expected) => {
    expect(isOwnHost(url, LIST, ['b.gov.test'])).toBe(expected);
  });
});
