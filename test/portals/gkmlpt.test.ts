import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { gkmlptPortal } from './gkmlpt.ts';

it('a portal of gkmlpt is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(gkmlptPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  // Three pages of two reports for each of four agencies, and the government's empty list.
  expect(asked.filter((path) => path.includes('/api/'))).toHaveLength(13);
});
