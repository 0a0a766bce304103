import { describe, expect, it } from 'vitest';
import { createCookies } from '../../../src/crawl/http/cookies.ts';

describe('cookies', () => {
  it('go back to the host that set them, and below the path that it named', () => {
    const cookies = createCookies();
    cookies.keep('http://a.gov.cn/zwgk/', [
      ['Set-Cookie', 'one=1; Path=/zwgk'],
      ['set-cookie', 'two=2; Path=/; HttpOnly'],
    ]);
    expect(cookies.headerFor('http://a.gov.cn/zwgk/nb/')).toBe('one=1; two=2');
    expect(cookies.headerFor('http://a.gov.cn/')).toBe('two=2');
    expect(cookies.headerFor('http://b.gov.cn/zwgk/')).toBeNull();
  });

  it('for all governments of the country are refused', () => {
    const cookies = createCookies();
    cookies.keep('http://a.gov.cn/', [['Set-Cookie', 'all=1; Domain=gov.cn; Path=/']]);
    expect(cookies.headerFor('http://a.gov.cn/')).toBeNull();
    expect(cookies.headerFor('http://b.gov.cn/')).toBeNull();
  });

  it('that are secure are not sent over http, and broken ones are ignored', () => {
    const cookies = createCookies();
    cookies.keep('https://a.gov.cn/', [
      ['Set-Cookie', 'secret=1; Secure'],
      ['Set-Cookie', '='],
    ]);
    expect(cookies.headerFor('http://a.gov.cn/')).toBeNull();
    expect(cookies.headerFor('https://a.gov.cn/')).toBe('secret=1');
  });
});
