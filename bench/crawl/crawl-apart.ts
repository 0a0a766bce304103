import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { CrawlOrder } from './crawl-once.ts';

/** What a crawl took. */
const CostSchema = z.object({
  /** From the first request to the last state on disk. */
  seconds: z.number(),
  /** Seconds of the processor's time in all threads. */
  cpu: z.number(),
  requests: z.int(),
  /** Of bodies, as sent. */
  bytes: z.int(),
  /** Largest resident set of the process. */
  peakMiB: z.number(),
});
export type Cost = z.infer<typeof CostSchema>;

const SCRIPT = fileURLToPath(new URL('crawl-once.js', import.meta.url));

/**
 * Crawls in a separate process, so that memory and time are the crawl's alone.
 * @param flags of Node.
 */
export async function crawlApart(order: CrawlOrder, flags: readonly string[] = []): Promise<Cost> {
  const { stdout } = await run(process.execPath, [...flags, SCRIPT, JSON.stringify(order)]);
  return CostSchema.parse(JSON.parse(stdout));
}

export const run = promisify(execFile);
