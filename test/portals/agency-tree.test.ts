import { expect, it } from 'vitest';
import { agencyTreePortal } from './agency-tree.ts';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';

it('a portal whose agencies are in a tree of a script is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(agencyTreePortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((path) => path.includes('type=9') || path === '/zfb/')).toEqual([]);
});
