import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { loopbackNetwork } from '../../../src/crawl/index.ts';
import { realDelay } from '../../../src/crawl/politeness/delay.ts';
import { createLane, type Lane } from '../../../src/crawl/politeness/lane.ts';
import { crawl, newWorkspace, portalWith, SMALL_SITE } from '../small-portal.ts';
import { serve, type TestServer } from '../test-server.ts';

/** A clock that stands still, except for the waits of the lane and what the test adds. */
function stoppedClock(): { readonly now: () => Date; ms: number; readonly waits: number[] } {
  const clock = { ms: 0, waits: [] as number[], now: () => new Date(clock.ms) };
  return clock;
}

/** A lane whose waits pass at once, on that clock. */
function laneOn(clock: ReturnType<typeof stoppedClock>): Lane {
  return createLane(clock.now, async (ms) => {
    clock.waits.push(ms);
    clock.ms += ms;
  });
}

describe('a lane', () => {
  it('keeps the interval between the starts of requests', async () => {
    const clock = stoppedClock();
    const lane = laneOn(clock);
    await lane.turn(1000);
    clock.ms += 300;
    await lane.turn(1000);
    clock.ms += 5000;
    await lane.turn(1000);
    await lane.turn(250);
    expect(clock.waits).toEqual([700, 250]);
  });

  it('counts from when a request goes out, not from its turn', async () => {
    const clock = stoppedClock();
    const lane = laneOn(clock);
    await lane.turn(1000);
    clock.ms += 400;
    lane.sent();
    clock.ms += 100;
    await lane.turn(1000);
    expect(clock.waits).toEqual([900]);
  });

  it('lets requests that come at once start one after the other', async () => {
    const clock = stoppedClock();
    const lane = createLane(clock.now, async (ms) => {
      await setImmediate();
      clock.ms += ms;
    });
    const starts: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async () => {
        await lane.turn(1000);
        starts.push(clock.ms);
      }),
    );
    expect(starts).toEqual([0, 1000, 2000]);
  });

  it('does not wait longer than the interval though the clock was set back', async () => {
    const clock = stoppedClock();
    const lane = createLane(clock.now, async (ms) => {
      clock.waits.push(ms);
    });
    clock.ms = 86_400_000;
    await lane.turn(1000);
    clock.ms = 0;
    await lane.turn(1000);
    expect(clock.waits).toEqual([1000]);
  });
});

describe('an answer', () => {
  /** What a lane did with an answer `latency` milliseconds after its request, when the interval is `interval`. */
  async function gatheredAfter(latency: number, interval: number): Promise<boolean> {
    const clock = stoppedClock();
    let gathered = false;
    const lane = createLane(
      clock.now,
      async () => undefined,
      async () => {
        gathered = true;
      },
    );
    await lane.turn(interval);
    clock.ms += latency;
    await lane.answered(interval);
    return gathered;
  }

  it('is gathered with those of other lanes while its lane has to wait anyway', async () => {
    expect(await gatheredAfter(30, 1000)).toBe(true);
    expect(await gatheredAfter(949, 1000)).toBe(true);
  });

  it('is dealt with at once where gathering would put off the next turn', async () => {
    expect(await gatheredAfter(950, 1000)).toBe(false);
    expect(await gatheredAfter(4000, 1000)).toBe(false);
    expect(await gatheredAfter(0, 0)).toBe(false);
  });
});

describe('a real wait', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  it('shows in the server’s log: seven requests after the first take at least seven intervals', async () => {
    server = await serve(SMALL_SITE);
    const portal = portalWith({ politeness: { interval_ms: 25, retries: 0 } });
    const begun = performance.now();
    await crawl(server, await newWorkspace(), portal, { delay: realDelay });
    expect(server.arrivals).toHaveLength(8);
    // Timers may fire a millisecond early, each of them.
    expect((server.arrivals[7] ?? 0) - begun).toBeGreaterThan(7 * 24);
  });

  it('keeps the distance after a request that had to connect first', async () => {
    const clock = { ms: Date.parse('2025-03-01T00:00:00Z') };
    const pass = async (ms: number) => {
      clock.ms += ms;
    };
    server = await serve(SMALL_SITE, () => clock.ms);
    const portal = portalWith({ politeness: { interval_ms: 200, retries: 0 } });
    const network = loopbackNetwork(server.port);
    const slowNames = {
      ...network,
      resolve: async (host: string) => {
        await pass(150);
        return network.resolve(host);
      },
    };
    const now = () => new Date(clock.ms);
    await crawl(server, await newWorkspace(), portal, { now, delay: pass, network: slowNames });
    const [first = 0, second = 0] = server.arrivals;
    expect(second - first).toBe(200);
  });

  it('ends when it is aborted', async () => {
    const stop = new AbortController();
    const waiting = realDelay(3_600_000, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
