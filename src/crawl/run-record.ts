import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import {
  type CrawlRun,
  CrawlRunSchema,
  Failure,
  type Portal,
  type UrlState,
  UrlStateSchema,
} from '../domain/index.ts';
import { readJsonLines, replaceFile, type Workspace, writeJsonLines } from '../workspace/index.ts';

const CurrentRunSchema = z.strictObject({ run: z.string(), started_at: z.string() });
type CurrentRun = z.infer<typeof CurrentRunSchema>;

/** A run that is under way. */
export interface BegunRun {
  readonly run: string;
  /** ISO 8601; later than every capture of earlier runs. */
  readonly startedAt: string;
  /** True when it goes on with a run that was cut off. */
  readonly resumed: boolean;
}

/**
 * Begins a run, or goes on with the one that was cut off.
 * @param newestCapture time of the newest capture in the archive.
 * @throws {Failure} `record_invalid`
 */
export async function beginRun(
  workspace: Workspace,
  portal: string,
  now: Date,
  newestCapture: string | null,
): Promise<BegunRun> {
  const finished = await readJsonLines(workspace.crawlRuns(portal), CrawlRunSchema);
  const isFinished = (run: string): boolean => finished.some((other) => other.run === run);
  const current = await readCurrentRun(workspace.currentRun(portal));
  // A crash may come after the results were written and before the mark was taken away.
  if (current !== null && !isFinished(current.run)) {
    return { run: current.run, startedAt: current.started_at, resumed: true };
  }
  let start = Math.max(now.getTime(), newestCapture === null ? 0 : Date.parse(newestCapture) + 1);
  while (isFinished(runId(start))) start += 1;
  const begun = { run: runId(start), started_at: new Date(start).toISOString() };
  await replaceFile(workspace.currentRun(portal), `${JSON.stringify(begun)}\n`);
  return { run: begun.run, startedAt: begun.started_at, resumed: false };
}

/** `20250117T010203456Z` */
function runId(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}

async function readCurrentRun(path: string): Promise<CurrentRun | null> {
  try {
    return CurrentRunSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure('record_invalid', `${path}: not a file that nianbao wrote; delete it and crawl again`, {
      cause: error,
    });
  }
}

/** States of all earlier runs, by URL. */
export async function readEarlierStates(
  workspace: Workspace,
  portal: string,
): Promise<Map<string, UrlState>> {
  const states = await readJsonLines(workspace.urlStates(portal), UrlStateSchema);
  return new Map(states.map((state) => [state.url, state]));
}

/** Writes what a run found. The mark of the run under way goes last: until then it can be done again. */
export async function finishRun(
  workspace: Workspace,
  portal: Portal,
  states: readonly UrlState[],
  run: CrawlRun,
): Promise<void> {
  await replaceFile(workspace.portalFile(portal.id), `${JSON.stringify(portal, null, 2)}\n`);
  await writeJsonLines(workspace.urlStates(portal.id), states);
  const runs = await readJsonLines(workspace.crawlRuns(portal.id), CrawlRunSchema);
  await writeJsonLines(workspace.crawlRuns(portal.id), [...runs, run]);
  await rm(workspace.currentRun(portal.id), { force: true });
}
