import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortalSchema } from '../../src/domain/index.ts';
import { extractPortal } from '../../src/extract/extract-portal.ts';
import { buildSnapshot } from '../../src/load/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { workspaceAt } from '../../src/workspace/index.ts';
import { timed } from '../load/timing.ts';
import { crawlApart } from './crawl-apart.ts';
import { portalFields } from './portal.ts';
import { startServer } from './start-server.ts';

/** 900 reports, one a year of each agency. */
const SIZE = { agencies: 50, reports: 18 };
const FIRST = '2026-11-24T00:00:00Z';
const LATER = '2026-11-25T12:00:00Z';

/**
 * Extract and load after a crawl, and after another that found nothing new.
 * @returns whether the second time neither of them did anything.
 */
export async function measureNoOp(): Promise<boolean> {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  const server = await startServer({ ...SIZE, validators: true });
  const workspace = workspaceAt(root);
  const registry = await readRegistry();
  const portal = PortalSchema.parse(portalFields(0, 0));
  const unchanged: boolean[] = [];
  const times: number[] = [];
  try {
    for (const now of [FIRST, LATER]) {
      await crawlApart({ port: server.port, workspace: root, portals: 1, intervalMs: 0, now });
      const options = { workspace, registry, now: () => new Date(now), software: 'bench' };
      times.push(
        await timed(async () => {
          unchanged.push((await extractPortal({ ...options, portal })).unchanged);
        }),
      );
      times.push(
        await timed(async () => {
          unchanged.push((await buildSnapshot({ ...options, portals: [portal.id] })).unchanged);
        }),
      );
    }
  } finally {
    await server.close();
    await rm(root, { recursive: true });
  }
  const [, , extractAgain = false, loadAgain = false] = unchanged;
  const [extract = 0, load = 0, secondExtract = 0, secondLoad = 0] = times.map((ms) => ms / 1000);
  console.log(
    `${SIZE.agencies * SIZE.reports} reports, extract ${extract.toFixed(1)} s, load ${load.toFixed(1)} s; after a crawl that found ` +
      `nothing new: extract ${secondExtract.toFixed(1)} s (${workText(extractAgain)}), load ${secondLoad.toFixed(1)} s (${workText(loadAgain)})`,
  );
  return extractAgain && loadAgain;
}

function workText(isUnchanged: boolean): string {
  return isUnchanged ? 'did nothing' : 'built anew';
}
