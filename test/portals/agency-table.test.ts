import { expect, it } from 'vitest';
import { HOST } from '../crawl/small-portal.ts';
import { agencyTablePortal, pathOf } from './agency-table.ts';
import { crawlFromEntry, REPORTS } from './family-portal.ts';

it('a portal with a table of all agencies a year is crawled in full from its entry alone', async () => {
  const { held, wanting, asked } = await crawlFromEntry(agencyTablePortal());
  const found = held.map(({ url, context }) => `${context.agency} ${url}`);
  expect(found.sort()).toEqual(REPORTS.map((report) => `${report.agency} ${HOST}${pathOf(report)}`).sort());
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.filter((path) => path.startsWith('/zwgk/zn/'))).toEqual([]);
});
