import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlApart } from './crawl-apart.ts';
import { startServer } from './start-server.ts';

const PORTALS = 200;
/** 301 pages and the robots.txt: five minutes at one request a second, of which the first ten seconds go to V8's compilers. */
const SIZE = { agencies: 30, reports: 8 };
const BOUNDS = { rateError: 0.05, cores: 0.5 };

/**
 * 200 portals side by side, one request a second each or as given, as the server sees them.
 * @returns whether the bounds are kept.
 */
export async function measurePoliteness(intervalMs = 1_000): Promise<boolean> {
  const workspace = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  const server = await startServer({ ...SIZE, validators: true });
  try {
    const { seconds, cpu, requests } = await crawlApart({
      port: server.port,
      workspace,
      portals: PORTALS,
      intervalMs,
    });
    const arrivals = [...(await server.arrivals()).values()];
    const errors = arrivals.map((times) => Math.abs(intervalIn(times) / intervalMs - 1));
    const worst = Math.max(...errors);
    const shortest = Math.min(
      ...arrivals.flatMap((times) => times.slice(1).map((time, at) => time - (times[at] ?? 0))),
    );
    console.log(
      `${arrivals.length} portals, a request every ${intervalMs} ms each, ${requests} requests in ${seconds.toFixed(0)} s: ` +
        `rate off by ${percent(worst)} at most (bound 5 %), shortest interval ${shortest.toFixed(0)} ms, ` +
        `${percent(cpu / seconds)} of a core (bound 50 %)`,
    );
    return arrivals.length === PORTALS && worst <= BOUNDS.rateError && cpu / seconds <= BOUNDS.cores;
  } finally {
    await server.close();
    await rm(workspace, { recursive: true });
  }
}

/** Mean distance of two requests. */
function intervalIn(times: readonly number[]): number {
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
