import { expect, it } from 'vitest';
import { crawlFromEntry, EVERY_REPORT } from './family-portal.ts';
import { jpaasPortal } from './jpaas.ts';

it('a portal of Hanweb JPaaS is crawled in full from its entry alone', async () => {
  const { found, held, wanting, asked } = await crawlFromEntry(jpaasPortal());
  expect(found).toEqual(EVERY_REPORT);
  expect(held.length).toBe(EVERY_REPORT.length);
  expect(wanting).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  const queries = asked
    .filter((path) => path.includes('/build/unit'))
    .map((path) => new URL(path, 'http://any.test').searchParams);
  expect(queries.map((query) => query.get('paramJson'))).toEqual([
    null,
    '{"pageNo":2,"pageSize":10}',
    '{"pageNo":3,"pageSize":10}',
  ]);
  expect(queries.map((query) => query.get('tagId'))).toEqual([
    '当前栏目list',
    '当前栏目list',
    '当前栏目list',
  ]);
});
