import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CrawlOptions } from '../../src/crawl/crawl-portal.ts';
import type { CrawlRun } from '../../src/domain/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import {
  crawl,
  entryTo,
  HOST,
  newWorkspace,
  portalWith,
  reportPage,
  SMALL_SITE,
  stateOf,
} from './small-portal.ts';
import { redirectTo, site, type TestServer } from './test-server.ts';

/** A crawl on a day, by the defaults of a portal's file. */
function crawlOn(day: string, server: TestServer, workspace: Workspace): Promise<CrawlRun> {
  const now = new Date(`${day}T03:00:00Z`);
  return crawl(server, workspace, portalWith({ recheck: {} }), { now: () => now });
}

const LISTS = ['/robots.txt', '/zwgk/', '/zwgk/jyj/', '/zwgk/jyj/gknb/', '/zwgk/jyj/gknb/index_1.html'];

describe('a crawl of a portal that was crawled before', () => {
  it('on the same day requests only the lists', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    server.asked.length = 0;
    const now = new Date('2025-03-01T09:00:00Z');
    const run = await crawl(server, workspace, portalWith({ recheck: {} }), { now: () => now });
    expect(server.asked).toEqual(LISTS);
    expect(run).toMatchObject({
      reports_found: 3,
      counts: { requests: 5, fetched: 0, unchanged: 8 },
      partial_reason: null,
    });
  });

  it('a week later requests the reports of the last 400 days as well', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    server.asked.length = 0;
    await crawlOn('2025-03-08', server, workspace);
    // Listed on 2025-01-17; the others are of 2024-01-18 and 2023-01-19.
    expect([...server.asked].sort()).toEqual([...LISTS, '/zwgk/jyj/gknb/t1.html'].sort());
  });

  it('requests every report on demand', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    server.asked.length = 0;
    const now = new Date('2025-03-01T09:00:00Z');
    const run = await crawl(server, workspace, portalWith({ recheck: {} }), {
      now: () => now,
      recheck: true,
    });
    expect(server.asked).toHaveLength(8);
    expect(run.counts).toMatchObject({ fetched: 0, unchanged: 8 });
  });

  it('reports bytes in its archive that are no records, and continues', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    const warnings: string[] = [];
    const onUnreadable: CrawlOptions['onUnreadable'] = ({ id }, stretches) =>
      warnings.push(`${id}: ${stretches.map(({ length }) => length).join()}`);
    await crawl(server, workspace, portalWith(), { onUnreadable });
    expect(warnings).toEqual([]);
    const archive = workspace.archive('small');
    const warc = (await readdir(archive)).find((name) => name.endsWith('.warc.gz'));
    await appendFile(join(archive, warc ?? ''), 'not written by nianbao');
    expect(await crawl(server, workspace, portalWith(), { onUnreadable })).toMatchObject({
      reports_found: 3,
    });
    expect(warnings).toEqual(['small: 22']);
  });

  it('says for a report that it did not request when it last did', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    const run = await crawlOn('2025-03-08', server, workspace);
    expect(await stateOf(workspace, '/zwgk/jyj/gknb/t2.html')).toMatchObject({
      status: 'unchanged',
      facts: { not_requested: true },
      run: run.run,
      checked_at: '2025-03-01T03:00:00.000Z',
    });
    expect(await stateOf(workspace, '/zwgk/jyj/gknb/t1.html')).toMatchObject({
      status: 'unchanged',
      facts: {},
      checked_at: '2025-03-08T03:00:00.000Z',
    });
  });

  it('requests an old report that the list shows under a new title', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    const list = '/zwgk/jyj/gknb/index_1.html';
    const changed = String(SMALL_SITE[list]).replace('年度报告</a>', '年度报告（更正）</a>');
    server.pages.set(list, changed).set('/zwgk/jyj/gknb/t3.html', reportPage('2022, corrected'));
    const run = await crawlOn('2025-03-08', server, workspace);
    // The list and the report.
    expect(run.counts.fetched).toBe(2);
  });

  it('comes upon every old report again within half a year', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    server.asked.length = 0;
    await crawlOn('2025-09-01', server, workspace);
    expect(server.asked).toHaveLength(8);
  });

  it('asks again for what failed, at once', async () => {
    const server = await site({
      ...SMALL_SITE,
      '/zwgk/jyj/gknb/t3.html': (_, response) => response.writeHead(500).end(),
    });
    const workspace = await newWorkspace();
    await crawlOn('2025-03-01', server, workspace);
    server.pages.set('/zwgk/jyj/gknb/t3.html', reportPage('2022'));
    expect(await crawlOn('2025-03-01', server, workspace)).toMatchObject({
      counts: { fetched: 1 },
      reports_found: 3,
    });
  });

  it('follows what a report that it does not request leads to', async () => {
    const server = await site({
      '/zwgk/': `<ul><li><a href="a.html">区教育局2017年政府信息公开工作年度报告</a></li>
        <li><a href="b.html">区教育局2018年政府信息公开工作年度报告</a></li></ul>`,
      '/zwgk/a.html': '<p>见附件</p><a href="P1.doc">附件</a>',
      '/zwgk/b.html': redirectTo('c.html'),
      '/zwgk/c.html': reportPage('c'),
      '/zwgk/P1.doc': { body: 'DOC', type: 'application/msword' },
    });
    const workspace = await newWorkspace();
    const states = async () =>
      Promise.all(
        ['/zwgk/a.html', '/zwgk/b.html', '/zwgk/c.html', '/zwgk/P1.doc'].map((path) =>
          stateOf(workspace, path),
        ),
      );
    await crawlOn('2025-03-01', server, workspace);
    const before = await states();
    server.asked.length = 0;
    const run = await crawlOn('2025-03-01', server, workspace);
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
    const after = await states();
    expect(after.map((state) => state?.run)).toEqual([run.run, run.run, run.run, run.run]);
    expect(after.map((state) => state?.sha256)).toEqual(before.map((state) => state?.sha256));
    expect(after[1]?.facts).toEqual({ redirects_to: `${HOST}/zwgk/c.html` });
  });

  it('transfers at most 3 % of the first crawl’s bytes when nothing has changed', async () => {
    const names = Array.from({ length: 100 }, (_, number) => `t${number}.html`);
    const body = reportPage('x'.repeat(20_000));
    const server = await site({
      '/zwgk/': entryTo(...names),
      ...Object.fromEntries(names.map((name) => [`/zwgk/${name}`, body])),
    });
    const workspace = await newWorkspace();
    const first = await crawlOn('2025-03-01', server, workspace);
    const second = await crawlOn('2025-03-01', server, workspace);
    expect(first.reports_found).toBe(100);
    expect(second.counts.bytes).toBeLessThan(0.03 * first.counts.bytes);
    expect(second.counts.unchanged).toBe(102);
  });
});
