import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../load/timing.ts';
import { crawlApart } from './crawl-apart.ts';
import { crawlee, type Rival, type RivalCost, scrapy } from './rivals.ts';
import { ENTRY_PATH, pageCount } from './site.ts';
import { startServer } from './start-server.ts';

/** As many portals as a run crawls side by side where nothing else is said. */
const PORTALS = 8;
const SIZE = { agencies: 25, reports: 40 };
const ROUNDS = 3;
/** How many times as many requests a second as the other crawler. */
const BOUNDS = { crawlee: 5, scrapy: 1 };

/**
 * The same portals crawled without politeness by nianbao, which archives them, and by others, which don't, in turns.
 * @returns whether the bounds are kept.
 */
export async function measureThroughput(): Promise<boolean> {
  const server = await startServer({ ...SIZE, validators: true });
  const rivals = { crawlee: await crawlee(), scrapy: await scrapy() };
  const others = Object.values(rivals).filter((rival) => rival !== null);
  const entries = Array.from(
    { length: PORTALS },
    (_, at) => `http://127.0.0.1:${server.port}/p${at}${ENTRY_PATH}`,
  );
  const costs = new Map<Rival | null, RivalCost[]>([
    [null, []],
    ...others.map((rival): [Rival, RivalCost[]] => [rival, []]),
  ]);
  const alone: RivalCost[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [rival, own] of costs) {
        own.push(await (rival === null ? crawlWithNianbao(server.port, PORTALS) : rival.crawl(entries)));
      }
      alone.push(await crawlWithNianbao(server.port, 1));
    }
  } finally {
    await Promise.all([...others.map((rival) => rival.close()), server.close()]);
  }
  const expected = PORTALS * pageCount(SIZE);
  for (const [rival, own] of costs) {
    const name = rival?.name ?? 'nianbao, archiving';
    if (own.some(({ pages }) => pages !== expected))
      throw new Error(`${name} did not visit ${expected} pages`);
    console.log(line(name, own));
  }
  console.log(line('nianbao, one portal alone', alone));
  const nianbao = costs.get(null) ?? [];
  const kept = (['crawlee', 'scrapy'] as const).map((id) => {
    const rival = rivals[id];
    return rival === null || isFaster(rival.name, nianbao, costs.get(rival) ?? [], BOUNDS[id]);
  });
  return kept.every((isKept) => isKept);
}

/** The robots.txt is no page. */
async function crawlWithNianbao(port: number, portals: number): Promise<RivalCost> {
  const workspace = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  try {
    const { requests, ...cost } = await crawlApart({ port, workspace, portals, intervalMs: 0 });
    return { ...cost, pages: requests - portals };
  } finally {
    await rm(workspace, { recursive: true });
  }
}

function line(name: string, costs: readonly RivalCost[]): string {
  const rate = median(costs.map(({ pages, seconds }) => pages / seconds));
  const cpu = median(costs.map(({ pages, cpu }) => (1000 * cpu) / pages));
  const peak = median(costs.map(({ peakMiB }) => peakMiB));
  return `${name.padEnd(26)} ${rate.toFixed(0)} pages/s, ${cpu.toFixed(1)} ms CPU a page, peak ${peak.toFixed(0)} MiB`;
}

/** The machine may be busier in one round than in another: the ratio is taken inside each. */
function isFaster(
  name: string,
  own: readonly RivalCost[],
  others: readonly RivalCost[],
  bound: number,
): boolean {
  const ratio = (of: (cost: RivalCost) => number) =>
    median(own.map((cost, round) => of(others[round] ?? cost) / of(cost)));
  const [wall, cpu] = [ratio(({ seconds }) => seconds), ratio((cost) => cost.cpu)];
  const isKept = wall >= bound;
  console.log(
    `  ${wall.toFixed(2)} x ${name} (${cpu.toFixed(2)} x by CPU), bound ${bound}${isKept ? '' : ' MISSED'}`,
  );
  return isKept;
}
