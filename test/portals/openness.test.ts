import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { opennessPortal } from './openness.ts';

it('a portal of Openness is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(opennessPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).not.toContain('/OpennessContent/showList/1442/200/page_1.html');
});
