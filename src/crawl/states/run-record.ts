import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { type CrawlRun, CrawlRunSchema, Failure, type Portal, type UrlState } from '../../domain/index.ts';
import { codeOf, readJsonLines, replaceFile, type Workspace, writeJsonLines } from '../../workspace/index.ts';

const CurrentRunSchema = z.strictObject({ run: z.string(), started_at: z.string() });
type CurrentRun = z.infer<typeof CurrentRunSchema>;

/** ISO 8601. */
export interface RunTimes {
  /** Later than every capture of earlier runs. */
  readonly startedAt: string;
  /** Start of the first of the partial runs that this one continues; its own where there is none. */
  readonly passStartedAt: string;
}

/** A run that has begun and not finished. */
export interface BegunRun extends RunTimes {
  readonly run: string;
  /** True when it continues a run that was cut off. */
  readonly resumed: boolean;
}

/**
 * Begins a run, or continues the one that was cut off.
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
  const passOf = (startedAt: string): string => passStart(finished.at(-1), startedAt);
  const current = await readCurrentRun(workspace.currentRun(portal));
  // A crash may come after the results were written and before the mark was removed.
  if (current !== null && !isFinished(current.run)) {
    const { run, started_at: startedAt } = current;
    return { run, startedAt, passStartedAt: passOf(startedAt), resumed: true };
  }
  let start = Math.max(now.getTime(), newestCapture === null ? 0 : Date.parse(newestCapture) + 1);
  while (isFinished(runId(start))) start += 1;
  const startedAt = new Date(start).toISOString();
  const begun: CurrentRun = { run: runId(start), started_at: startedAt };
  await replaceFile(workspace.currentRun(portal), `${JSON.stringify(begun)}\n`);
  return { run: begun.run, startedAt, passStartedAt: passOf(startedAt), resumed: false };
}

/** What was fetched longer ago is requested again, even though the portal was never completely visited since. */
const LONGEST_PASS_MS = 14 * 86_400_000;

function passStart(last: CrawlRun | undefined, startedAt: string): string {
  if (last === undefined || last.partial_reason === null) return startedAt;
  const age = Date.parse(startedAt) - Date.parse(last.pass_started_at);
  return age < LONGEST_PASS_MS ? last.pass_started_at : startedAt;
}

/** `20250117T010203456Z` */
function runId(time: number): string {
  return new Date(time).toISOString().replace(/[-:.]/g, '');
}

async function readCurrentRun(path: string): Promise<CurrentRun | null> {
  try {
    return CurrentRunSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new Failure('record_invalid', { record: 'run', place: path }, { cause: error });
  }
}

/**
 * Writes what a run found. The mark of the current run is removed last: until then this can be repeated.
 * @param states sorted by URL; read once.
 * @param runAfter the run's line, when all of the states were read.
 */
export async function finishRun(
  workspace: Workspace,
  portal: Portal,
  states: AsyncIterable<UrlState>,
  runAfter: () => CrawlRun,
): Promise<CrawlRun> {
  await replaceFile(workspace.portalFile(portal.id), `${JSON.stringify(portal, null, 2)}\n`);
  await writeJsonLines(workspace.urlStates(portal.id), states);
  const runs = await readJsonLines(workspace.crawlRuns(portal.id), CrawlRunSchema);
  const run = runAfter();
  await writeJsonLines(workspace.crawlRuns(portal.id), [...runs, run]);
  await rm(workspace.currentRun(portal.id), { force: true });
  return run;
}
