import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlApart } from './crawl-apart.ts';
import { writeOldStates } from './old-states.ts';
import { startServer } from './start-server.ts';

const SIZE = { agencies: 10, reports: 20 };
const STATES = [10_000, 100_000, 1_000_000];
/** Megabytes of old objects, twice what is held: V8 would otherwise keep the garbage of a long run. */
const HEAP = ['--max-old-space-size=80'];
/** Flat: a hundred times the states may cost at most this much more. */
const GROWTH_BOUND_MIB = 32;

/**
 * Peak memory of a crawl of 231 pages, of a portal of which as many addresses are already known as given.
 * @returns whether it is flat.
 */
export async function measureMemory(counts: readonly number[] = STATES): Promise<boolean> {
  const server = await startServer({ ...SIZE, validators: true });
  const peaks: number[] = [];
  try {
    for (const count of counts) {
      const workspace = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
      try {
        await writeOldStates(workspace, count);
        const order = { port: server.port, workspace, portals: 1, intervalMs: 0 };
        const { peakMiB, seconds } = await crawlApart(order, HEAP);
        peaks.push(peakMiB);
        console.log(`${count} addresses known: peak ${peakMiB.toFixed(0)} MiB, ${seconds.toFixed(1)} s`);
      } finally {
        await rm(workspace, { recursive: true });
      }
    }
  } finally {
    await server.close();
  }
  return Math.max(...peaks) - (peaks[0] ?? 0) <= GROWTH_BOUND_MIB;
}
