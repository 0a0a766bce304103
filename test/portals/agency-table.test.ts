import { expect, it } from 'vitest';
import { agencyTablePortal } from './agency-table.ts';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';

it('a portal with a table of all agencies a year is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(agencyTablePortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((path) => path.startsWith('/zwgk/zn/'))).toEqual([]);
});
