import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { jcmsPortal, jcmsPortalWithStore } from './jcms.ts';

it('a portal of Hanweb jcms is crawled in full from its entry alone', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(jcmsPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  const ofFirstAgency = asked.filter((path) => path.includes('columnid=1229214500'));
  expect(ofFirstAgency.map((path) => /startrecord=\d+&endrecord=\d+/.exec(path)?.[0])).toEqual([
    'startrecord=1&endrecord=2',
    'startrecord=3&endrecord=4',
    'startrecord=5&endrecord=6',
  ]);
  expect(asked.filter((path) => path.includes('columnid=1229214999'))).toEqual([]);
});

it('where the first group is in the page, only the others are requested', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(jcmsPortalWithStore());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(asked.filter((path) => path.includes('dataproxy'))).toEqual([
    '/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=1&path=/&columnid=114&unitid=1737',
    '/module/web/jpage/dataproxy.jsp?page=2&appid=1&webid=1&path=/&columnid=114&unitid=1737',
  ]);
});
