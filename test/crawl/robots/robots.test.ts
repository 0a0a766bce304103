import { describe, expect, it } from 'vitest';
import { robotsRules } from '../../../src/crawl/robots/robots.ts';
import { gbk } from '../../portals/hard-cases/gbk.ts';

const URL_ = 'http://a.gov.test/robots.txt';
const rules = (text: string) => robotsRules(URL_, Buffer.from(text), 'nianbao/0.1.0 (+https://example.org)');

describe('the rules of a robots.txt', () => {
  it('are those for our product name, else those for all', () => {
    const both = rules('User-agent: *\nDisallow: /\n\nUser-agent: nianbao\nDisallow: /module/\n');
    expect(both.allows('http://a.gov.test/zwgk/')).toBe(true);
    expect(both.allows('http://a.gov.test/module/x')).toBe(false);
    expect(rules('User-agent: *\nDisallow: /').allows('http://a.gov.test/zwgk/')).toBe(false);
    expect(rules('User-agent: baiduspider\nDisallow: /').allows('http://a.gov.test/zwgk/')).toBe(true);
  });

  it('let the longest match win', () => {
    const nested = rules('User-agent: *\nDisallow: /zwgk/\nAllow: /zwgk/open/\n');
    expect(nested.allows('http://a.gov.test/zwgk/open/a.html')).toBe(true);
    expect(nested.allows('http://a.gov.test/zwgk/a.html')).toBe(false);
  });

  it('name a delay in seconds', () => {
    expect(rules('User-agent: *\nCrawl-delay: 2.5').crawlDelayMs).toBe(2500);
    expect(rules('User-agent: *\nDisallow:').crawlDelayMs).toBe(0);
    expect(rules('User-agent: *\nCrawl-delay: soon').crawlDelayMs).toBe(0);
  });

  it('are none when a page comes instead of text', () => {
    const page = rules('\n  <!DOCTYPE html>\nUser-agent: *\nDisallow: /\n');
    expect(page.allows('http://a.gov.test/zwgk/')).toBe(true);
  });

  it.each([
    ['in UTF-16', Buffer.from('\ufeffUser-agent: *\nDisallow: /zwgk/', 'utf16le')],
    ['as Useragent:', Buffer.from('Useragent: *\nDisallow: /zwgk/')],
    ['as user agent :', Buffer.from('user agent : *\nDisallow: /zwgk/')],
    ['as Disalow:', Buffer.from('User-agent: *\nDisalow: /zwgk/')],
    ['with a colon of full width', Buffer.from('User-agent：*\nDisallow：/zwgk/')],
    [
      'beside a damaged comment',
      Buffer.concat([Uint8Array.of(0x23, 0xff, 0x0a), Buffer.from('User-agent: *\nDisallow: /zwgk/')]),
    ],
  ])('are read %s', (_, body) => {
    const read = robotsRules(URL_, body, 'nianbao/0.1.0');
    expect(read.allows('http://a.gov.test/zwgk/a.html')).toBe(false);
    expect(read.allows('http://a.gov.test/b.html')).toBe(true);
  });

  it.each(['/年报/', '/%E5%B9%B4%E6%8A%A5/', '/%C4%EA%B1%A8/'])(
    'with raw paths in GBK hold for %s',
    (path) => {
      const body = Buffer.concat([
        Buffer.from('User-agent: *\nDisallow: /'),
        gbk('年报'),
        Buffer.from('/\n'),
      ]);
      const read = robotsRules(URL_, body, 'nianbao/0.1.0');
      expect(read.allows(new URL(path, URL_).href)).toBe(false);
      expect(read.allows('http://a.gov.test/%E5%B9%B4/')).toBe(true);
    },
  );

  it('hold for the same character with an escape and without one', () => {
    expect(rules('User-agent: *\nDisallow: /%7Ejyj/').allows('http://a.gov.test/~jyj/a')).toBe(false);
    expect(rules('User-agent: *\nDisallow: /~jyj/').allows('http://a.gov.test/%7ejyj/a')).toBe(false);
    expect(rules('User-agent: *\nDisallow: /a%2Fb').allows('http://a.gov.test/a/b')).toBe(true);
  });

  it('are read behind a byte order mark', () => {
    expect(rules('\ufeffUser-agent: *\nDisallow: /').allows('http://a.gov.test/')).toBe(false);
  });
});
