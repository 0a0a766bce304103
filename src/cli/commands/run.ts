import type { Command } from 'commander';
import type { Registry } from '../../domain/index.ts';
import { readRegistry } from '../../registry/index.ts';
import { withLock } from '../../workspace/index.ts';
import { withBrowser } from '../browser.ts';
import { type CommandContext, jobOf, portalsNamed, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { crawl, exportFiles, extract, type Job, load, runJob } from '../job.ts';
import { crawlLines, extractLines, loadLine } from '../print-job.ts';
import { printOutcome } from '../print-outcome.ts';
import { grouped, type Terminal } from '../terminal.ts';

interface StageOptions {
  readonly portal?: string[];
  readonly workspace?: string;
  readonly acceptLoss?: boolean;
  readonly recheck?: boolean;
}

type Stage = (job: Job, terminal: Terminal) => Promise<ExitStatus>;

/** `run`, and each stage as a command of its own. */
export function addStages(
  program: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  const add = (name: string, description: string, stage: Stage) =>
    program
      .command(name)
      .description(description)
      .option('--portal <id...>', 'portals of the registry (default: all)')
      .option(
        '--workspace <dir>',
        'where everything produced lies (default: NIANBAO_WORKSPACE or data/workspace)',
      )
      .action(async (options: StageOptions) => done(await inWorkspace(options, context, stage)));
  const addLoading = (...command: Parameters<typeof add>) =>
    add(...command).option(
      '--accept-loss',
      'publish though more is missing than data/registry/build-limits.json allows',
    );
  const addCrawling = (command: Command) =>
    command.option('--recheck', 'ask for every report again, whether or not it is due');
  addCrawling(
    addLoading('run', 'the main job: crawl, extract, load, export', async (job, terminal) => {
      const result = await runJob(job);
      return printOutcome(result, job.workspace, terminal);
    }),
  );
  addCrawling(
    add('crawl', 'fetch what is new or changed from the portals into the archive', async (job, terminal) => {
      const runs = await crawl(job);
      terminal.out(crawlLines(runs).join('\n'));
      const incomplete = runs.some(
        ({ counts, shortfalls }) => counts.failed + counts.blocked > 0 || shortfalls.length > 0,
      );
      return incomplete ? EXIT.withFailures : EXIT.done;
    }),
  );
  addLoading('load', 'build the DuckDB file from what was extracted', async (job, terminal) => {
    const { path, ...snapshot } = await load(job);
    terminal.out(`${loadLine(snapshot)}: ${path}`);
    return EXIT.done;
  });
  add('export', 'write the CSV files from the DuckDB file', async (job, terminal) => {
    const { files } = await exportFiles(job);
    terminal.out(files.map(({ path, rows }) => `export   ${grouped(rows)} rows: ${path}`).join('\n'));
    return EXIT.done;
  });
}

export async function extractStage(options: StageOptions, context: CommandContext): Promise<ExitStatus> {
  return inWorkspace(options, context, async (job, terminal) => {
    const summaries = await extract(job);
    terminal.out(extractLines(summaries).join('\n'));
    return summaries.some((summary) => Object.keys(summary.refused).length > 0)
      ? EXIT.withFailures
      : EXIT.done;
  });
}

async function inWorkspace(
  options: StageOptions,
  context: CommandContext,
  stage: Stage,
): Promise<ExitStatus> {
  const registry: Registry = await readRegistry();
  const portals = await portalsNamed(options.portal);
  const workspace = workspaceOf(context, options.workspace);
  const { acceptLoss = false, recheck = false } = options;
  return withBrowser(context, (browser) => {
    const job = jobOf(context, { workspace, registry, portals, acceptLoss, recheck, ...browser });
    return withLock(workspace.lock, () => stage(job, context.terminal));
  });
}
