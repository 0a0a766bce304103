import { expect, it } from 'vitest';
import { epointPortal, epointScriptFilePortal } from './epoint.ts';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';

it('a portal of Epoint is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(epointPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  // Twelve reports, five a page; the news of the entry are not requested.
  expect(asked.filter((path) => path.includes('getFullTextData'))).toHaveLength(3);
  const others = asked.filter((path) => !path.includes('getFullTextData'));
  expect(new Set(others).size).toBe(others.length);
});

it('a list whose request is in a script file is requested with the category that the page names', async () => {
  const { found, wanting, asked } = await crawlFromEntry(epointScriptFilePortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(asked.filter((path) => path.includes('/js/'))).toEqual(['/js/list.js?v=3']);
});
