import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { scriptedPagesPortal } from './scripted-pages.ts';

it('a portal whose pagers lead nowhere is crawled in full from its entry alone', async () => {
  const { found, wanting, asked } = await crawlFromEntry(scriptedPagesPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
});
