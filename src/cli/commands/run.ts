import type { Command } from 'commander';
import type { YearRange } from '../../crawl/index.ts';
import { withLock } from '../../workspace/index.ts';
import { withBrowser } from '../browser.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { heldPortals } from '../held-portals.ts';
import { crawl, extract, type Job, load, runJob } from '../job.ts';
import { jobOf } from '../job-of.ts';
import { addNoticeOptions, type EndedRun, type NoticeOptions, withNotices } from '../notices.ts';
import { IN_WORKSPACE, OF_WORKSPACE } from '../options.ts';
import { portalsNamed } from '../portals-named.ts';
import { crawlLines, extractLines, loadLine } from '../print-job.ts';
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
    .action(async (options: StageOptions) => done(await onHeldPortals(options, context, loadStage)));
}

async function crawlStage(job: Job, terminal: Terminal): Promise<ExitStatus> {
  const runs = await crawl(job);
  terminal.out(crawlLines(runs).join('\n'));
  const incomplete = runs.some(
    ({ counts, shortfalls, partial_reason: partial }) =>
      counts.failed + counts.blocked > 0 || shortfalls.length > 0 || partial !== null,
  );
  return incomplete ? EXIT.incomplete : EXIT.done;
}

async function loadStage(job: Job, terminal: Terminal): Promise<ExitStatus> {
  const { path, ...snapshot } = await load(job);
  terminal.out(`${loadLine(snapshot)}: ${path}`);
  return EXIT.done;
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
 * The main job as a command does it, once a call: printed, and its failures told to whoever wants notices.
 * @throws {Failure} `usage` at once, for notices that can go nowhere.
 */
export function mainJob(options: RunOptions, context: CommandContext): () => Promise<ExitStatus> {
  const telling = withNotices(options, context);
  return () =>
    telling(() =>
      onPortals<EndedRun>(options, context, async (job, terminal) => {
        const result = await runJob(job);
        return { status: await printOutcome(result, job.workspace, terminal), crawls: result.crawls };
      }),
    );
}

export async function extractStage(options: StageOptions, context: CommandContext): Promise<ExitStatus> {
  const stage = async (job: Job, terminal: Terminal): Promise<ExitStatus> => {
    const summaries = await extract(job);
    terminal.out(extractLines(summaries).join('\n'));
    return summaries.some((summary) => Object.keys(summary.refused).length > 0) ? EXIT.incomplete : EXIT.done;
  };
  return onHeldPortals(options, context, stage);
}

/** A stage that makes requests to the portals, with the browser of this machine. */
async function onPortals<T>(options: StageOptions, context: CommandContext, stage: Stage<T>): Promise<T> {
  const portals = await portalsNamed(options.portal);
  return withBrowser(context, (browser) => inWorkspace(options, context, stage, { portals, ...browser }));
}

/** A stage after the crawl, on what the workspace has of the portals. */
async function onHeldPortals<T>(options: StageOptions, context: CommandContext, stage: Stage<T>): Promise<T> {
  const portals = await heldPortals(workspaceOf(context, options.workspace), options.portal);
  return inWorkspace(options, context, stage, { portals });
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
