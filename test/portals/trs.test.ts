import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { trsPortal } from './trs.ts';

it('a portal of TRS WCM is crawled in full from its entry alone', async () => {
  const { found, wanting } = await crawlFromEntry(trsPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
});
