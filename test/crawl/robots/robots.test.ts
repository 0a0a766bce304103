import { describe, expect, it } from 'vitest';
import { robotsRules } from '../../../src/crawl/robots/robots.ts';

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

  it('are read behind a byte order mark', () => {
    expect(rules('\ufeffUser-agent: *\nDisallow: /').allows('http://a.gov.test/')).toBe(false);
  });
});
