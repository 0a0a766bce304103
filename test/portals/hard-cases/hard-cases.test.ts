import { describe, expect, it } from 'vitest';
import { loopbackNetwork } from '../../../src/crawl/index.ts';
import type { CrawlRun } from '../../../src/domain/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { briefStates, crawl, HOST, newWorkspace, portalWith, statesOf } from '../../crawl/small-portal.ts';
import { serve } from '../../crawl/test-server.ts';
import type { HardCase } from './hard-case.ts';
import { HOSTS } from './hosts.ts';
import { LISTS } from './lists.ts';
import { PAGES } from './pages.ts';
import { SERVERS } from './servers.ts';

const CASES = [...SERVERS, ...PAGES, ...LISTS, ...HOSTS].sort((a, b) => a.number - b.number);

/** Crawls the portal of a case from its entry. */
async function crawled({ pages, portal, network = loopbackNetwork }: HardCase): Promise<{
  readonly workspace: Workspace;
  readonly run: CrawlRun;
  readonly asked: readonly string[];
}> {
  const server = await serve(pages);
  try {
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace, portalWith(portal), { network: network(server.port) });
    return { workspace, run, asked: server.asked };
  } finally {
    await server.close();
  }
}

describe('hard cases', () => {
  it.each(CASES)('case $number: $shows', async (hardCase) => {
    const { workspace, run, asked } = await crawled(hardCase);
    expect(await briefStates(workspace)).toEqual(hardCase.states);
    expect(run.partial_reason).toBeNull();
    const states = await statesOf(workspace);
    // Each address has one state, and a reason unless it was fetched.
    expect(new Set(states.map(({ url }) => url)).size).toBe(states.length);
    for (const { status, reason } of states) {
      expect(reason === null).toBe(status === 'fetched' || status === 'unchanged');
    }
    // Everything that was requested has a state.
    const paths = states.map(({ url }) => new URL(url)).map(({ pathname, search }) => pathname + search);
    expect(asked.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('case 13: each report of a shared list keeps its agency', async () => {
    const hardCase = LISTS.find(({ number }) => number === 13);
    const { workspace } = await crawled(hardCase ?? { number: 13, shows: '', pages: {}, states: [] });
    const agencies = (await statesOf(workspace)).flatMap(({ context }) => context.agency ?? []);
    expect(agencies).toEqual(['区教育局', '区民政局']);
  });

  it('case 21: one report under www and the bare name counts once, with a capture of each', async () => {
    const hardCase = HOSTS.find(({ number }) => number === 21);
    const { run, workspace } = await crawled(hardCase ?? { number: 21, shows: '', pages: {}, states: [] });
    expect(run.reports_found).toBe(1);
    const held = (await statesOf(workspace)).filter(
      ({ role, sha256 }) => role === 'report' && sha256 !== null,
    );
    expect(held).toHaveLength(2);
  });

  it('case 11: a page of a list without a report says so', async () => {
    const hardCase = LISTS.find(({ shows }) => shows.startsWith('reports of older years'));
    const { workspace } = await crawled(hardCase ?? { number: 11, shows: '', pages: {}, states: [] });
    const factsOf = new Map(
      (await statesOf(workspace)).map(({ url, facts }) => [new URL(url).pathname, facts]),
    );
    const list = `${HOST}/zwgk/nb/`;
    expect(factsOf.get('/zwgk/nb/index_1.html')).toEqual({ list_end: { list, why: 'no_report' } });
    expect(factsOf.get('/zwgk/nb/index_3.html')).toEqual({});
    expect(factsOf.get('/zwgk/nb/index_6.html')).toEqual({
      list_end: { list, pages_without_report: 3 },
    });
  });

  it('case 22: a list of 500 pages is followed to its end', async () => {
    const page = (number: number): string =>
      `<a href="t${number}.html">区教育局2024年政府信息公开工作年度报告</a>
       <script>createPageHTML(500, ${number}, "index", "html");</script>`;
    const pages = Object.fromEntries(
      Array.from({ length: 500 }, (_, number) => [
        `/zwgk/nb/index${number === 0 ? '' : `_${number}`}.html`,
        page(number),
      ]),
    );
    const { run, asked } = await crawled({
      number: 22,
      shows: '',
      pages: {
        ...pages,
        // The reports themselves are not the matter.
        '/robots.txt': { body: 'User-agent: *\nDisallow: /zwgk/nb/t\n', type: 'text/plain' },
        '/zwgk/': '<a href="nb/index.html">政府信息公开年报</a>',
      },
      states: [],
    });
    expect(run.counts).toMatchObject({ fetched: 502, skipped: 500, failed: 0 });
    expect(asked).toHaveLength(502);
  });

  it('case 24: a news site that posts many districts’ reports gets requests only from a portal that names it', async () => {
    const { asked } = await crawled({
      number: 24,
      shows: '',
      pages: { '/zwgk/': '<a href="http://news.example/2024.html">各区2024年政府信息公开工作年度报告</a>' },
      states: [],
    });
    expect(asked).toEqual(['/robots.txt', new URL('/zwgk/', HOST).pathname]);
  });
});
