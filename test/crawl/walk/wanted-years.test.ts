import { afterEach, describe, expect, it } from 'vitest';
import { isWanted } from '../../../src/crawl/walk/wanted-years.ts';
import { briefStates, crawl, newWorkspace, portalWith, SMALL_SITE, stateOf } from '../small-portal.ts';
import { serve, type TestServer } from '../test-server.ts';

const YEARS = { first: 2021, last: 2023 };

describe('a run that is limited to years', () => {
  it.each([
    ['区教育局2021年政府信息公开工作年度报告', true],
    ['区教育局２０２３年政府信息公开工作年度报告', true],
    ['区教育局2024年政府信息公开工作年度报告', false],
    ['区教育局2020年度报告', false],
    // One of the two is the year of publication; which one is unknown without reading it.
    ['2024年公布的2023年政府信息公开工作年度报告', true],
    ['区教育局政府信息公开工作年度报告', true],
    ['区教育局二〇一九年政府信息公开工作年度报告', true],
    // A number of a document, not a year.
    ['文号120199的政府信息公开工作年度报告', true],
  ])('judges %s by its title: %s', (title, wanted) => {
    expect(isWanted({ title }, YEARS)).toBe(wanted);
  });

  it('wants what has no title', () => {
    expect(isWanted({ title: null }, YEARS)).toBe(true);
  });
});

describe('a crawl with years', () => {
  const servers: TestServer[] = [];
  const site = async (): Promise<TestServer> => {
    const server = await serve(SMALL_SITE);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('does not request the reports of other years, and says so for each', async () => {
    const server = await site();
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace, portalWith(), { years: { first: 2023, last: 2023 } });
    expect(server.asked.filter((path) => /t\d\.html$/.test(path))).toEqual(['/zwgk/jyj/gknb/t2.html']);
    expect((await briefStates(workspace)).filter((state) => /t\d\.html/.test(state))).toEqual([
      '/zwgk/jyj/gknb/t1.html: skipped outside_years',
      '/zwgk/jyj/gknb/t2.html: fetched',
      '/zwgk/jyj/gknb/t3.html: skipped outside_years',
    ]);
    expect(run).toMatchObject({ partial_reason: null, reports_found: 1 });
  });

  it('does not change reports that are held', async () => {
    const server = await site();
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const before = await stateOf(workspace, '/zwgk/jyj/gknb/t1.html');
    const run = await crawl(server, workspace, portalWith(), { years: { first: 2022, last: 2022 } });
    expect(await stateOf(workspace, '/zwgk/jyj/gknb/t1.html')).toEqual(before);
    expect(run.reports_found).toBe(3);
  });

  it('says with a shortfall that it was limited', async () => {
    const run = await crawl(await site(), await newWorkspace(), portalWith({ expect: { reports: 3 } }), {
      years: { first: 2022, last: 2023 },
    });
    expect(run.shortfalls).toEqual([
      { what: 'reports', found: 2, expected: 3, years: { first: 2022, last: 2023 } },
    ]);
  });
});
