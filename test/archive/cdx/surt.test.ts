import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getSurt } from 'warcio/utils';
import { surtOfUrl } from '../../../src/archive/cdx/surt.ts';

it.each([
  ['http://www.a.gov.test:8080/ZWGK/b.html?b=2&a=1', 'test,gov,a:8080)/zwgk/b.html?a=1&b=2'],
  ['https://www2.a.gov.test/', 'test,gov,a)/'],
  ['http://a.gov.test/?', 'test,gov,a)/'],
  ['dns:a.gov.test', 'dns:a.gov.test'],
])('the key of %s is %s', (url, key) => {
  expect(surtOfUrl(url)).toBe(key);
});

it('a URL has the key under which warcio looks it up', () => {
  const urls = fc.webUrl({
    withQueryParameters: true,
    withFragments: true,
    authoritySettings: { withPort: true },
  });
  fc.assert(
    fc.property(urls, (url) => {
      expect(surtOfUrl(url)).toBe(getSurt(url));
    }),
  );
});
