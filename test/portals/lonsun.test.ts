import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { lonsunPortal } from './lonsun.ts';

it('a portal of LonSun is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(lonsunPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  // Pages two and three of three agencies, and all three of the one whose list is not in the HTML.
  expect(asked.filter((path) => path.includes('/site/label/'))).toHaveLength(9);
});
