import { describe, expect, it } from 'vitest';
import type { Portal } from '../../../src/domain/index.ts';
import {
  briefStates,
  crawl,
  entryTo,
  newWorkspace,
  portalWith,
  reportPage,
  SMALL_SITE,
  stateOf,
} from '../small-portal.ts';
import { type Answer, site, status } from '../test-server.ts';

/** A clock that moves only while the crawler waits. */
function waitingClock(start: string) {
  const clock = {
    ms: Date.parse(start),
    waits: [] as number[],
    now: () => new Date(clock.ms),
    delay: async (ms: number) => {
      clock.waits.push(ms);
      clock.ms += ms;
    },
  };
  return clock;
}

/** The entry to a hundred reports, each of which answers alike. */
function manyReports(answer: Answer): Record<string, Answer> {
  const names = Array.from({ length: 100 }, (_, number) => `r${number}.html`);
  const pages = Object.fromEntries(names.map((name) => [`/zwgk/${name}`, answer]));
  const items = names.map((name) => `<a href="${name}">区教育局2024年政府信息公开工作年度报告</a>`);
  return { '/zwgk/': items.join(''), ...pages };
}

describe('a budget', () => {
  it('of requests makes the run partial, and the next runs continue until everything is fetched', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    const portal = portalWith({ budget: { requests: 3 } });
    const first = await crawl(server, workspace, portal);
    expect(first).toMatchObject({
      partial_reason: 'budget_spent',
      partial_facts: { budget_requests: 3 },
      counts: { requests: 3, fetched: 3, skipped: 1 },
      // Nothing can be said yet of what the portal lacks.
      shortfalls: [],
    });
    expect(await briefStates(workspace)).toEqual([
      '/robots.txt: fetched',
      '/zwgk/: fetched',
      '/zwgk/jyj/: fetched',
      '/zwgk/jyj/gknb/: skipped budget_spent',
    ]);
    const second = await crawl(server, workspace, portal);
    expect(second).toMatchObject({ partial_reason: 'budget_spent', counts: { requests: 3 } });
    expect(second.pass_started_at).toBe(first.started_at);
    const third = await crawl(server, workspace, portal);
    expect(third).toMatchObject({ partial_reason: null, reports_found: 3, counts: { requests: 2 } });
    // Three runs together requested each address once.
    expect(new Set(server.asked).size).toBe(8);
    expect(server.asked).toHaveLength(8);
    // The next pass begins again.
    const fourth = await crawl(server, workspace, portal);
    expect(fourth.pass_started_at).toBe(fourth.started_at);
    expect(fourth.counts.requests).toBe(3);
  });

  it('leaves an address that it does not reach in its earlier state', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    const whole = await crawl(server, workspace);
    await crawl(server, workspace, portalWith({ budget: { requests: 5 } }));
    expect(await stateOf(workspace, '/zwgk/jyj/gknb/t2.html')).toMatchObject({
      status: 'fetched',
      run: whole.run,
    });
  });

  it('of bytes ends a run after the body that passes it', async () => {
    const large = reportPage('x'.repeat(5000));
    const server = await site(manyReports(large));
    const run = await crawl(server, await newWorkspace(), portalWith({ budget: { bytes: 40_000 } }));
    expect(run).toMatchObject({ partial_reason: 'budget_spent', partial_facts: { budget_bytes: 40_000 } });
    expect(run.counts.bytes).toBeGreaterThanOrEqual(40_000);
    expect(run.counts.bytes).toBeLessThan(40_000 + 2 * large.length);
  });

  it('of minutes ends a run before a wait that would pass it', async () => {
    const server = await site({
      ...SMALL_SITE,
      '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 100\n', type: 'text/plain' },
    });
    const clock = waitingClock('2025-03-01T00:00:00Z');
    const portal = portalWith({ budget: { minutes: 4 } });
    const run = await crawl(server, await newWorkspace(), portal, clock);
    expect(run).toMatchObject({
      partial_reason: 'budget_spent',
      partial_facts: { budget_minutes: 4, crawl_delay_s: 100 },
    });
    // robots.txt, and two pages 100 s apart; the third would have come after 300 s.
    expect(server.asked).toHaveLength(3);
    expect(clock.waits).toEqual([100_000, 100_000]);
  });
});

describe('the hours of a portal', () => {
  const window = { from: '22:00', to: '06:00', zone: 'Asia/Shanghai' };
  const politeness: Partial<Portal['politeness']> = { interval_ms: 0, retries: 0, window };

  it.each([
    ['2025-03-01T13:59:59Z', 0],
    ['2025-03-01T14:00:00Z', 3],
    ['2025-03-01T21:59:59Z', 3],
    ['2025-03-01T22:00:00Z', 0],
  ])('at %s let a crawl find %i reports', async (moment, reports) => {
    const server = await site(SMALL_SITE);
    const clock = waitingClock(moment);
    const run = await crawl(server, await newWorkspace(), portalWith({ politeness }), clock);
    expect(run.reports_found).toBe(reports);
    expect(server.asked).toHaveLength(reports === 0 ? 0 : 8);
    expect(run.partial_reason).toBe(reports === 0 ? 'outside_window' : null);
  });

  it('that end while a crawl is under way end it too', async () => {
    const server = await site(SMALL_SITE);
    const clock = waitingClock('2025-03-01T21:58:00Z');
    const portal = portalWith({ politeness: { ...politeness, interval_ms: 30_000 } });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace, portal, clock);
    expect(run).toMatchObject({
      partial_reason: 'outside_window',
      partial_facts: { window: { from: '22:00', to: '06:00', zone: 'Asia/Shanghai' } },
    });
    expect(server.asked).toHaveLength(5);
  });
});

describe('a server that fails again and again', () => {
  it('is left alone for a minute, requested once more, and then given up for this run', async () => {
    const server = await site(manyReports(status(500)));
    const clock = waitingClock('2025-03-01T00:00:00Z');
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace, portalWith(), clock);
    expect(clock.waits).toEqual([60_000]);
    // robots.txt, the entry, five failures and the one after the pause.
    expect(server.asked).toHaveLength(8);
    expect(run).toMatchObject({
      partial_reason: 'lane_paused',
      partial_facts: { host: 'quzhengfu.test' },
      counts: { failed: 6, skipped: 94 },
    });
  });

  it('gets requests again when it works after the pause', async () => {
    let failures = 5;
    const pages = manyReports((_, response) => {
      failures -= 1;
      if (failures >= 0) response.writeHead(502).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(reportPage('a'));
    });
    const server = await site(pages);
    const clock = waitingClock('2025-03-01T00:00:00Z');
    const run = await crawl(server, await newWorkspace(), portalWith(), clock);
    expect(clock.waits).toEqual([60_000]);
    expect(run).toMatchObject({ partial_reason: null, reports_found: 95, counts: { failed: 5 } });
  });

  it('by refusing counts as well, but pages that are not there do not', async () => {
    const refusing = await site(manyReports(status(403)));
    const blocked = await crawl(refusing, await newWorkspace());
    expect(blocked).toMatchObject({ partial_reason: 'lane_paused', counts: { blocked: 6 } });
    const empty = await site(manyReports(status(404)));
    const gone = await crawl(empty, await newWorkspace());
    expect(gone).toMatchObject({ partial_reason: null, counts: { gone: 100 } });
  });

  it('is requested again by the next run, for what failed and for what was not reached', async () => {
    const server = await site(manyReports(status(503)));
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const healed = await site(manyReports(reportPage('a')));
    const run = await crawl(healed, workspace);
    // The list is not requested again; robots.txt, which was missing, is.
    expect(run).toMatchObject({ partial_reason: null, reports_found: 100, counts: { requests: 101 } });
  });

  it('at the same addresses every time does not keep the others from being visited', async () => {
    const bad = Array.from({ length: 20 }, (_, number) => [`/zwgk/r${number}.html`, status(500)]);
    const server = await site({ ...manyReports(reportPage('a')), ...Object.fromEntries(bad) });
    const workspace = await newWorkspace();
    const runs = [];
    // Each run deals with six of the failing addresses.
    for (let number = 0; number < 4; number += 1) runs.push(await crawl(server, workspace));
    expect(runs.map(({ reports_found: found }) => found)).toEqual([0, 0, 0, 80]);
  });

  it('with a Retry-After of hours is given up at once', async () => {
    const server = await site(manyReports(status(429, { 'retry-after': '7200' })));
    const portal = portalWith({ politeness: { interval_ms: 0, retries: 3 } });
    const clock = waitingClock('2025-03-01T00:00:00Z');
    const run = await crawl(server, await newWorkspace(), portal, clock);
    expect(run).toMatchObject({ partial_reason: 'lane_paused', counts: { failed: 1, skipped: 99 } });
    expect(clock.waits).toEqual([]);
  });

  it('does not cost another host of the portal its turn', async () => {
    const bad = Array.from({ length: 20 }, (_, number) => `http://bad.test/${number}.html`);
    const server = await site({
      '/zwgk/': entryTo(...bad, 'good.html'),
      '/zwgk/good.html': reportPage('good'),
      ...Object.fromEntries(bad.map((url) => [new URL(url).pathname, status(500)])),
    });
    const run = await crawl(server, await newWorkspace(), portalWith({ hosts: ['bad.test'] }));
    expect(run).toMatchObject({ partial_facts: { host: 'bad.test' }, reports_found: 1 });
  });
});
