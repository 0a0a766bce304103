import { afterEach, describe, expect, it } from 'vitest';
import { crawlPortals, type Network } from '../../src/crawl/index.ts';
import { realDelay } from '../../src/crawl/politeness/delay.ts';
import { GATHERED_MS } from '../../src/crawl/politeness/gathering.ts';
import type { Portal } from '../../src/domain/index.ts';
import { newWorkspace, portalWith, SMALL_SITE, statesOf } from './small-portal.ts';
import { serve, type TestServer } from './test-server.ts';

let servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** One server a host. */
async function hosts(
  ...names: readonly string[]
): Promise<{ network: Network; of: Map<string, TestServer> }> {
  const of = new Map<string, TestServer>();
  for (const name of names) of.set(name, await serve(SMALL_SITE));
  servers = [...of.values()];
  const addresses = new Map(names.map((name, index) => [`127.0.0.${index + 1}`, of.get(name)?.port ?? 0]));
  return {
    of,
    network: {
      resolve: async (host) => [`127.0.0.${names.indexOf(host) + 1}`],
      route: (address) => ({ address: '127.0.0.1', port: addresses.get(address) ?? 1 }),
    },
  };
}

function portal(id: string, politeness: Partial<Portal['politeness']> = {}): Portal {
  return portalWith({
    id,
    entry_url: `http://${id}.test/zwgk/`,
    politeness: { interval_ms: 0, retries: 0, ...politeness },
  });
}

const OPTIONS = {
  registry: { challenges: [] },
  now: () => new Date(),
  random: () => 0.5,
  software: 'nianbao/test',
  delay: async () => undefined,
};

describe('several portals', () => {
  it('are all crawled, with results in the order given', async () => {
    const { network } = await hosts('a.test', 'b.test', 'c.test');
    const workspace = await newWorkspace();
    const portals = [portal('c'), portal('a'), portal('b')];
    const outcomes = await crawlPortals({ ...OPTIONS, portals, network, workspace });
    expect(
      outcomes.map((outcome) => [outcome.portal.id, 'run' in outcome && outcome.run.reports_found]),
    ).toEqual([
      ['c', 3],
      ['a', 3],
      ['b', 3],
    ]);
    expect(await statesOf(workspace, 'b')).toHaveLength(8);
  });

  it('that share a server get requests one after the other, with the interval between them', async () => {
    const { network, of } = await hosts('a.test', 'b.test');
    const clock = { ms: Date.parse('2025-03-01T00:00:00Z') };
    const waits: number[] = [];
    const shared = { group: 'one server', interval_ms: 1000 };
    await crawlPortals({
      ...OPTIONS,
      portals: [portal('a', shared), portal('b', shared)],
      network,
      workspace: await newWorkspace(),
      now: () => new Date(clock.ms),
      delay: async (ms) => {
        waits.push(ms);
        clock.ms += ms;
      },
    });
    // Sixteen requests, and the first of the second portal waits like any other.
    expect(waits).toEqual(Array.from({ length: 15 }, () => 1000));
    const lastOfA = of.get('a.test')?.arrivals.at(-1) ?? Number.POSITIVE_INFINITY;
    expect(of.get('b.test')?.arrivals[0]).toBeGreaterThan(lastOfA);
  });

  it('on several servers have their answers gathered, the distance of the requests being what it was', async () => {
    const { network, of } = await hosts('a.test', 'b.test');
    const waits: number[] = [];
    const begun = performance.now();
    await crawlPortals({
      ...OPTIONS,
      portals: [portal('a', { interval_ms: 200 }), portal('b', { interval_ms: 200 })],
      network,
      workspace: await newWorkspace(),
      delay: async (ms, signal) => {
        waits.push(ms);
        await realDelay(ms, signal);
      },
    });
    expect(waits).toContain(GATHERED_MS);
    for (const { arrivals } of of.values()) {
      expect(arrivals).toHaveLength(8);
      // Timers may fire a millisecond early, each of them.
      expect((arrivals[7] ?? 0) - begun).toBeGreaterThan(7 * 198);
    }
  });

  it('are not affected by an unforeseen error in one of them', async () => {
    const { network } = await hosts('a.test', 'b.test');
    const workspace = await newWorkspace();
    const broken = new Error('broken');
    const outcomes = await crawlPortals({
      ...OPTIONS,
      portals: [portal('a', { group: 'g' }), portal('b', { group: 'g' })],
      network,
      workspace: {
        ...workspace,
        archive: (id) => {
          if (id === 'a') throw broken;
          return workspace.archive(id);
        },
      },
    });
    expect(outcomes).toMatchObject([
      { portal: { id: 'a' }, failure: { stage: 'crawl', code: 'unforeseen', detail: 'broken' } },
      { portal: { id: 'b' }, run: { reports_found: 3 } },
    ]);
  });

  it('all end when the user aborts', async () => {
    const { network, of } = await hosts('a.test', 'b.test');
    const stop = new AbortController();
    for (const server of of.values()) {
      server.pages.set('/zwgk/', () => stop.abort(new Error('stopped')));
    }
    await expect(
      crawlPortals({
        ...OPTIONS,
        portals: [portal('a'), portal('b')],
        network,
        workspace: await newWorkspace(),
        signal: stop.signal,
      }),
    ).rejects.toThrow('stopped');
  });
});
