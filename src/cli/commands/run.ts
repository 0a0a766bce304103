import type { Command } from 'commander';
import { crawlPortals, type YearRange } from '../../crawl/index.ts';
import { Failure, type PortalFailure } from '../../domain/index.ts';
import { extractPortals } from '../../extract/index.ts';
import { recordPortalFailures, type Workspace, withLock } from '../../workspace/index.ts';
import { withBrowser } from '../browser.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { heldPortals } from '../held-portals.ts';
import { type Job, load, runJob } from '../job.ts';
import { jobOf } from '../job-of.ts';
import { addNoticeOptions, type EndedRun, type NoticeOptions, withNotices } from '../notices.ts';
import { IN_WORKSPACE, OF_WORKSPACE } from '../options.ts';
import { portalsNamed } from '../portals-named.ts';
import { crawlLines, extractLines, isShort, loadLines } from '../print-job.ts';
import { printOutcome } from '../print-outcome.ts';
import { registryOf } from '../registry-of.ts';
import type { Terminal } from '../terminal.ts';
import { parseYears } from '../year-range.ts';

interface StageOptions {
  readonly portal?: string[];
  readonly workspace?: string;
  readonly years?: YearRange;
  readonly acceptLoss?: boolean;
  readonly recheck?: boolean;
}

export interface RunOptions extends StageOptions, NoticeOptions {}

type Stage<T> = (job: Job, terminal: Terminal) => Promise<T>;

/** `run` */
export function addRun(command: Command, context: CommandContext, done: (status: ExitStatus) => void): void {
  addRunOptions(command)
    .option(...ACCEPT_LOSS)
    .option(...RECHECK)
    .action(async (options: RunOptions) => done(await mainJob(options, context)()));
}

/** `crawl` */
export function addCrawl(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  addStageOptions(command.option(...OF_REGISTRY))
    .option(...YEARS)
    .option(...RECHECK)
    .action(async (options: StageOptions) => done(await onPortals(options, context, crawlStage)));
}

/** `load` */
export function addLoad(command: Command, context: CommandContext, done: (status: ExitStatus) => void): void {
  addStageOptions(command.option(...OF_WORKSPACE))
    .option(...ACCEPT_LOSS)
    .action(async (options: StageOptions) => done(await loadHeld(options, context)));
}

async function crawlStage(job: Job, terminal: Terminal): Promise<ExitStatus> {
  const outcomes = await crawlPortals(job);
  terminal.out(crawlLines(outcomes).join('\n'));
  const isIncomplete = outcomes.some(
    (outcome) =>
      isShort(outcome) || ('run' in outcome && outcome.run.counts.failed + outcome.run.counts.blocked > 0),
  );
  return isIncomplete ? EXIT.incomplete : EXIT.done;
}

async function loadStage(job: Job, terminal: Terminal): Promise<ExitStatus> {
  const { path, ...snapshot } = await load(job);
  const [first, ...others] = loadLines(snapshot);
  terminal.out([`${first}: ${path}`, ...others].join('\n'));
  return snapshot.failures.length > 0 || snapshot.emptied !== null ? EXIT.incomplete : EXIT.done;
}

const OF_REGISTRY = ['--portal <id...>', 'portals of the registry (default: all)'] as const;

const YEARS = [
  '--years <years>',
  'request only reports that may be about these years, such as 2021-2025',
  parseYears,
] as const;

const RECHECK = ['--recheck', 'request every report again, whether or not it is due'] as const;

const ACCEPT_LOSS = [
  '--accept-loss',
  'publish though more is missing than data/registry/build-limits.json allows',
] as const;

function addStageOptions(command: Command): Command {
  return command.option(...IN_WORKSPACE);
}

export function addRunOptions(command: Command): Command {
  return addNoticeOptions(addStageOptions(command.option(...OF_REGISTRY)).option(...YEARS));
}

/**
 * The main job as a command runs it, once per call: printed, with notices of its failures.
 * @throws {Failure} `usage` at once, for notices that can go nowhere.
 */
export function mainJob(options: RunOptions, context: CommandContext): () => Promise<ExitStatus> {
  const telling = withNotices(options, context);
  return () =>
    telling(() =>
      onPortals<EndedRun>(options, context, async (job, terminal) => {
        const result = await runJob(job, (lines) => terminal.out(lines.join('\n')));
        const { crawls, snapshot } = result;
        const runs = crawls.flatMap((outcome) => ('run' in outcome ? [outcome.run] : []));
        const status = await printOutcome(result, job.workspace, terminal);
        return { status, runs, failures: snapshot.failures };
      }),
    );
}

export async function extractStage(options: StageOptions, context: CommandContext): Promise<ExitStatus> {
  const { portals, failures } = await heldPortals(workspaceOf(context, options.workspace), options.portal);
  const stage = async (job: Job, terminal: Terminal): Promise<ExitStatus> => {
    const outcomes = await extractPortals(job);
    await recordPortalFailures(
      job.workspace,
      'extract',
      failures.map(({ portal }) => portal),
      failures,
    );
    const all = [...outcomes, ...failures.map((failure) => ({ failure, keepsRows: false }))];
    refuseUncrawled(
      job.workspace,
      all.flatMap((outcome) => ('failure' in outcome ? outcome.failure : [])),
      all.length,
    );
    terminal.out(extractLines(all).join('\n'));
    const isIncomplete = all.some(
      (outcome) => 'failure' in outcome || Object.keys(outcome.summary.refused).length > 0,
    );
    return isIncomplete ? EXIT.incomplete : EXIT.done;
  };
  return inWorkspace(options, context, stage, { portals });
}

/** Portals that cannot be read are found by load itself. */
async function loadHeld(options: StageOptions, context: CommandContext): Promise<ExitStatus> {
  const { portals } = await heldPortals(workspaceOf(context, options.workspace), options.portal);
  return inWorkspace(options, context, loadStage, { portals });
}

/** @throws {Failure} `nothing_crawled` where that is what kept all of the portals from being extracted. */
function refuseUncrawled(workspace: Workspace, failures: readonly PortalFailure[], portals: number): void {
  const [first, ...others] = failures.filter(({ code }) => code === 'nothing_crawled');
  if (first !== undefined && others.length + 1 === portals)
    throw new Failure('nothing_crawled', { workspace: workspace.root, portal: first.portal });
}

/** A stage that makes requests to the portals, with the browser of this machine. */
async function onPortals<T>(options: StageOptions, context: CommandContext, stage: Stage<T>): Promise<T> {
  const portals = await portalsNamed(options.portal);
  return withBrowser(context, (browser) => inWorkspace(options, context, stage, { portals, ...browser }));
}

function inWorkspace<T>(
  options: StageOptions,
  context: CommandContext,
  stage: Stage<T>,
  asked: Pick<Job, 'portals' | 'renderer'>,
): Promise<T> {
  const workspace = workspaceOf(context, options.workspace);
  const { years, acceptLoss = false, recheck = false } = options;
  const limits = years === undefined ? {} : { years };
  return withLock(workspace.lock, async () => {
    const registry = await registryOf(workspace);
    const job = jobOf(context, { workspace, registry, acceptLoss, recheck, ...limits, ...asked });
    return stage(job, context.terminal);
  });
}
