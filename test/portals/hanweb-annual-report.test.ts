import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT, REPORTS } from './family-portal.ts';
import { AREAS, annualReportPortal } from './hanweb-annual-report.ts';

it('every organisation and year of Hanweb’s page for annual reports is found from the entry alone', async () => {
  const { held, wanting, asked } = await crawlFromEntry(annualReportPortal());
  const found = REPORTS.filter(({ agency, year }) =>
    held.some(
      ({ url, context }) => context.agency === agency && url.endsWith(`${AREAS[agency]}&fbtime=${year}`),
    ),
  );
  expect(found.map(({ agency, year }) => `${agency} ${year}`)).toEqual(EVERY_REPORT);
  expect(held.length).toBe(REPORTS.length);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
});
