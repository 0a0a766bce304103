import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { vsbPortal } from './vsb.ts';

it('a portal of VSB is crawled in full from its entry alone', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(vsbPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((path) => path.startsWith('/xxgk/'))).toEqual([
    '/xxgk/gknb.htm',
    '/xxgk/gknb/2.htm',
    '/xxgk/gknb/1.htm',
  ]);
});
