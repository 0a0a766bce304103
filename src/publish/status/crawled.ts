import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type CrawlRun, CrawlRunSchema, type UrlState, UrlStateSchema } from '../../domain/index.ts';
import { readJsonLines, streamJsonLines, type Workspace } from '../../workspace/index.ts';

/** Number of addresses of a portal in each state, from any run. */
export type AddressCounts = Readonly<Record<UrlState['status'], number>>;

/** What the files of a portal's crawls say. */
export interface Crawled {
  /** Null when no crawl was ever finished. */
  readonly lastRun: CrawlRun | null;
  /** Start of a crawl that is running or was cut off; null when there is none. */
  readonly unfinishedSince: string | null;
  readonly addresses: AddressCounts;
  /** Report pages that are held, by the year in their title; those without one under null. */
  readonly heldByYear: ReadonlyMap<number | null, number>;
}

/** @throws {Failure} `record_invalid` */
export async function readCrawled(workspace: Workspace, portal: string): Promise<Crawled> {
  const runs = await readJsonLines(workspace.crawlRuns(portal), CrawlRunSchema);
  const addresses = { fetched: 0, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 };
  const heldByYear = new Map<number | null, number>();
  for await (const state of streamJsonLines(workspace.urlStates(portal), UrlStateSchema)) {
    addresses[state.status] += 1;
    if (state.role !== 'report' || state.status === 'gone' || state.sha256 === null) continue;
    const year = yearIn(state.context.title);
    heldByYear.set(year, (heldByYear.get(year) ?? 0) + 1);
  }
  return {
    lastRun: runs.at(-1) ?? null,
    unfinishedSince: await startOfUnfinished(workspace.currentRun(portal), runs),
    addresses,
    heldByYear,
  };
}

function yearIn(title: string | null): number | null {
  const year = /(?:19|20)\d{2}/.exec(title?.normalize('NFKC') ?? '')?.[0];
  return year === undefined ? null : Number(year);
}

const StartSchema = z.object({ run: z.string(), started_at: z.string() });

/** The next crawl will report a file that cannot be read. */
async function startOfUnfinished(path: string, runs: readonly CrawlRun[]): Promise<string | null> {
  try {
    const { run, started_at } = StartSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return runs.some((finished) => finished.run === run) ? null : started_at;
  } catch {
    return null;
  }
}
