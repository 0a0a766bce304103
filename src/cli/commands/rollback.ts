import type { Command } from 'commander';
import { rollback } from '../../load/index.ts';
import { withLock } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { counted } from '../terminal.ts';

/** `rollback`: makes an earlier snapshot the current one again. */
export function addRollback(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .argument('[build]', 'a build that `nianbao builds` lists (default: the one before the current)')
    .option(...IN_WORKSPACE)
    .addHelpText(
      'after',
      '\nThe CSV files stay as they are until `nianbao export`; the next\n`nianbao load` builds a new one.',
    )
    .action(async (build: string | undefined, options: { readonly workspace?: string }) => {
      const workspace = workspaceOf(context, options.workspace);
      const current = await withLock(workspace.lock, () => rollback(workspace, build));
      context.terminal.out(
        `rollback ${current.build}: ${counted(current.currentReports, 'current report')}: ${workspace.snapshot}`,
      );
      done(EXIT.done);
    });
}
