import type { Command } from 'commander';
import { listBuilds } from '../../load/index.ts';
import { refuseSnapshot } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { buildLines } from '../print-builds.ts';

interface BuildsOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** `builds`: the existing snapshots, so that a portal that broke is noticed. */
export function addBuilds(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .option(...IN_WORKSPACE)
    .option('--json', 'print everything as JSON')
    .action(async (options: BuildsOptions) => {
      const workspace = workspaceOf(context, options.workspace);
      const builds = await listBuilds(workspace);
      if (builds.length === 0) await refuseSnapshot(workspace.snapshot);
      context.terminal.out(
        options.json === true ? JSON.stringify(builds, null, 2) : buildLines(builds).join('\n'),
      );
      done(EXIT.done);
    });
}
