import { z } from 'zod';
import { crawlPortals, loopbackNetwork } from '../../src/crawl/index.ts';
import { PortalSchema } from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { workspaceAt } from '../../src/workspace/index.ts';
import { portalFields } from './portal.ts';

/** What the process of a crawl is started with, as JSON. */
export const CrawlOrderSchema = z.object({
  port: z.int(),
  workspace: z.string(),
  portals: z.int(),
  intervalMs: z.int(),
  /** The current time for the crawl. */
  now: z.iso.datetime().optional(),
});
export type CrawlOrder = z.infer<typeof CrawlOrderSchema>;

/** Crawls portals p0, p1 … of the local server, and prints what it took. */
async function crawlOnce({ port, workspace, portals, intervalMs, now }: CrawlOrder): Promise<void> {
  const registry = await readRegistry();
  const shift = now === undefined ? 0 : Date.parse(now) - Date.now();
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
  const outcomes = await crawlPortals({
    portals: Array.from({ length: portals }, (_, at) => PortalSchema.parse(portalFields(at, intervalMs))),
    lanes: portals,
    registry,
    workspace: workspaceAt(workspace),
    network: loopbackNetwork(port),
    now: () => new Date(Date.now() + shift),
    random: Math.random,
    software: 'nianbao/bench (+https://example.org)',
  });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  let [requests, bytes] = [0, 0];
  for (const outcome of outcomes) {
    if ('failure' in outcome) throw new Error(outcome.failure.detail);
    requests += outcome.run.counts.requests;
    bytes += outcome.run.counts.bytes;
  }
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, requests, bytes, peakMiB }));
}

const [, , order] = process.argv;
if (order !== undefined) await crawlOnce(CrawlOrderSchema.parse(JSON.parse(order)));
