import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { ucapPortal, ucapPortalOfPages, ucapScriptFilePortal } from './ucap.ts';

it('a portal of UCAP is crawled in full from its entry alone', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(ucapPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  const searches = asked.filter((path) => path.includes('/common/search/'));
  expect(searches.map((path) => new URL(path, 'http://any.test').searchParams.get('page'))).toEqual([
    '1',
    '2',
    '3',
  ]);
});

it('lists whose request is in a script file are requested, and the file once', async () => {
  const { found, wanting, asked } = await crawlFromEntry(ucapScriptFilePortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(asked.filter((path) => path.endsWith('.js'))).toEqual(['/layui/js/list.js']);
});

it('a script file that cannot be fetched has its state, and the list says what it lacks', async () => {
  const { entry, pages } = ucapScriptFilePortal();
  const { '/layui/js/list.js': _, ...others } = pages;
  const { found, wanting } = await crawlFromEntry({ entry, pages: others });
  expect(found).toEqual([]);
  expect(wanting.map(({ url, status, reason }) => `${new URL(url).pathname} ${status} ${reason}`)).toEqual([
    '/layui/js/list.js gone page_gone',
    '/quz/a/list.shtml failed needs_browser',
    '/quz/b/list.shtml failed needs_browser',
  ]);
});

it('its static pages are counted from 1, the last of them too', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(ucapPortalOfPages());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(asked.filter((path) => /list(?:_\d)?\.shtml/.test(path))).toEqual([
    '/quz/c100122/list.shtml',
    '/quz/c100122/list_2.shtml',
    '/quz/c100122/list_3.shtml',
  ]);
});
