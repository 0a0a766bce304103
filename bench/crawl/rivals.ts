import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { run } from './crawl-apart.ts';

/** 38 MB in 135 packages: too much for everyone who works on nianbao to install. */
const CRAWLEE = '@crawlee/cheerio@3.18.1';
const SCRAPY_SPIDER = fileURLToPath(new URL('rivals/scrapy_spider.py', import.meta.url));

const RivalCostSchema = z.object({
  seconds: z.number(),
  cpu: z.number(),
  pages: z.int(),
  peakMiB: z.number(),
});
export type RivalCost = z.infer<typeof RivalCostSchema>;

/** Another crawler that can crawl the same portals. */
export interface Rival {
  readonly name: string;
  crawl(entryUrls: readonly string[]): Promise<RivalCost>;
  close(): Promise<void>;
}

/** Crawlee, installed into a temporary folder; null, with a line that says why, where it cannot be installed. */
export async function crawlee(): Promise<Rival | null> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-crawlee-'));
  const close = () => rm(folder, { recursive: true });
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, CRAWLEE]);
  } catch (error) {
    console.log(`${CRAWLEE}: not measured: ${firstLine(error)}`);
    await close();
    return null;
  }
  const script = join(folder, 'crawlee.mjs');
  await copyFile(fileURLToPath(new URL('rivals/crawlee.mjs', import.meta.url)), script);
  return { name: CRAWLEE, crawl: (entries) => costOf(process.execPath, [script, ...entries]), close };
}

/** Scrapy, where it is on the PATH. */
export async function scrapy(): Promise<Rival | null> {
  try {
    const { stdout } = await run('scrapy', ['version']);
    return {
      name: stdout.trim(),
      crawl: (entries) =>
        costOf('scrapy', ['runspider', SCRAPY_SPIDER, '-a', `entries=${entries.join(',')}`]),
      close: async () => undefined,
    };
  } catch {
    console.log('Scrapy: not measured: no scrapy on the PATH (Debian: apt-get install python3-scrapy)');
    return null;
  }
}

async function costOf(program: string, parameters: readonly string[]): Promise<RivalCost> {
  const { stdout } = await run(program, [...parameters]);
  return RivalCostSchema.parse(JSON.parse(stdout));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
