import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody, readCaptures } from '../../src/archive/index.ts';
import { crawlPortal } from '../../src/crawl/crawl-portal.ts';
import { loopbackNetwork } from '../../src/crawl/index.ts';
import type { DemoPortal } from '../../src/demo/demo-portal.ts';
import { demoPortalPath, startDemoPortal } from '../../src/demo/index.ts';
import type { CrawlRun, Portal } from '../../src/domain/index.ts';
import { readPortalFile } from '../../src/registry/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { newWorkspace, statesOf } from './small-portal.ts';

const ENTRY = 'http://shifanqu.demo.invalid/zwgk/zfxxgkqwbj/';

describe('the demo portal', () => {
  let demo: DemoPortal;
  let portal: Portal;
  let workspace: Workspace;
  let runs: readonly CrawlRun[];

  const crawlOnce = (server: DemoPortal): Promise<CrawlRun> =>
    crawlPortal({
      portal,
      registry: { challenges: [] },
      workspace,
      network: loopbackNetwork(server.port),
      now: () => new Date(),
      random: () => 0.5,
      software: 'nianbao/test',
      delay: async () => undefined,
    });

  beforeAll(async () => {
    demo = await startDemoPortal();
    portal = await readPortalFile(demoPortalPath);
    workspace = await newWorkspace();
    runs = [await crawlOnce(demo), await crawlOnce(demo)];
  });
  afterAll(() => demo.close());

  it('is found whole: 11 names of agencies, 55 reports, one of them in an attachment', async () => {
    expect(runs[0]).toMatchObject({ agencies_found: 11, reports_found: 55, shortfalls: [] });
    expect(runs[0]?.counts).toMatchObject({ fetched: 89, skipped: 1, failed: 0, blocked: 0, gone: 1 });
    const states = await statesOf(workspace, 'demo');
    expect(states.filter(({ role }) => role === 'attachment').map(({ url }) => url)).toEqual([
      `${ENTRY}sfqwjw/zfxxgknb/202101/P020210118402517366251.doc`,
    ]);
  });

  it('has one report that is gone and one on a foreign host', async () => {
    const states = await statesOf(workspace, 'demo');
    const missed = states.filter(({ status }) => status !== 'fetched' && status !== 'unchanged');
    expect(missed.map(({ url, status, reason }) => [url, status, reason])).toEqual([
      [`${ENTRY}sfqsfj/zfxxgknb/201903/t20190320_5400.html`, 'gone', 'page_gone'],
      ['http://shifanshi.demo.invalid/zwgk/zfxxgknb/202401/t20240125_7304.html', 'skipped', 'foreign_host'],
    ]);
  });

  it('gives each report its agency, its title and its date', async () => {
    const states = await statesOf(workspace, 'demo');
    const real = states.find(({ url }) => url.endsWith('nkqyjglj/zfxxgknb/202501/t20250117_5901.html'));
    expect(real?.context).toEqual({
      agency: '南开区应急管理局',
      title: '南开区应急管理局2024年度政府信息公开工作报告',
      listed_on: '2025-01-17',
    });
    const reports = states.filter(({ role }) => role === 'report');
    expect(reports.filter(({ context }) => context.listed_on === null)).toEqual([]);
  });

  it('is unchanged at the second crawl, with or without validators', async () => {
    expect(runs[1]?.counts).toMatchObject({ fetched: 0, unchanged: 89, gone: 1, skipped: 1 });
    const captures = await readCaptures(workspace.archive('demo'));
    const again = captures.filter(({ revisit }) => revisit);
    // The demo answers some pages with 304, and some whole because they have no validators.
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200, 304, 404]));
    for (const capture of again) await readBody(workspace.archive('demo'), captures, capture);
  });

  it('that an agency altered in silence gives a new capture of that page alone', async () => {
    const altered = await startDemoPortal({
      changed: (report) =>
        report.agency.folder === 'nkqyjglj'
          ? {
              ...report,
              modifiedOn: '2025-03-02',
              figures: { ...report.figures, 'proactive.penalties': [52] },
            }
          : report,
    });
    try {
      await crawlOnce(altered);
    } finally {
      await altered.close();
    }
    const changed = (await statesOf(workspace, 'demo')).filter(({ status }) => status === 'fetched');
    expect(changed.filter(({ role }) => role === 'report').map(({ url }) => url)).toEqual([
      `${ENTRY}nkqyjglj/zfxxgknb/202501/t20250117_5901.html`,
    ]);
  });
});
