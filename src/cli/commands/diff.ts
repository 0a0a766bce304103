import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../../domain/index.ts';
import { listBuilds } from '../../load/index.ts';
import { diffSnapshots } from '../../publish/index.ts';
import { isThere, spillFolder, type Workspace } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { type DifferenceFormat, printDifference } from '../print-difference.ts';

interface DiffCommandOptions {
  readonly format: DifferenceFormat;
  readonly limit: number;
  readonly workspace?: string;
}

const ROWS_OF_A_TABLE = 50;

/** `diff`: what is new, changed or gone between two snapshots, and why. */
export function addDiff(command: Command, context: CommandContext, done: (status: ExitStatus) => void): void {
  command
    .argument('<older>', 'DuckDB file, folder of an export, or a build that `nianbao builds` lists')
    .argument('[newer]', 'the same (default: the current one)')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'csv', 'json']).default('table'),
    )
    .option('--limit <rows>', 'rows of the table at most', positive, ROWS_OF_A_TABLE)
    .option(...IN_WORKSPACE)
    .action(async (older: string, newer: string | undefined, options: DiffCommandOptions) => {
      const workspace = workspaceOf(context, options.workspace);
      const before = await snapshotNamed(older, workspace, context.cwd);
      const after =
        newer === undefined ? workspace.snapshot : await snapshotNamed(newer, workspace, context.cwd);
      if ((await realpath(before)) === (await realpath(after).catch(() => after))) {
        throw new Failure('usage', { fault: 'same_dataset', path: before });
      }
      await diffSnapshots(before, after, await spillFolder(workspace.snapshot), (difference) =>
        printDifference(difference, options.format, options.limit, context.terminal),
      );
      done(EXIT.done);
    });
}

/** A path, or the name of a build: a kept one or the current one. */
async function snapshotNamed(given: string, workspace: Workspace, cwd: string): Promise<string> {
  const candidates = [resolve(cwd, given), join(workspace.builds, `${given}.duckdb`)];
  for (const path of candidates) {
    if (await isThere(path)) return realpath(path);
  }
  const builds = await listBuilds(workspace);
  if (builds.some(({ build, isCurrent }) => isCurrent && build === given)) return workspace.snapshot;
  throw new Failure('no_snapshot', { given, tried: candidates });
}

function positive(given: string): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('must be a whole number above 0.');
  return value;
}
