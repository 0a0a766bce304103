import type { Command } from 'commander';
import { Failure } from '../../domain/index.ts';
import { workspaceStatus } from '../../publish/index.ts';
import { archivedPortals, readPortalFailures, type Workspace } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { statusLines } from '../print-status.ts';

interface StatusOptions {
  readonly portal?: string[];
  readonly workspace?: string;
  readonly json?: boolean;
}

/** `status`: the state of each portal of the workspace. */
export function addStatus(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .option('--portal <id...>', 'portals to show (default: all in the workspace)')
    .option(...IN_WORKSPACE)
    .option('--json', 'print everything as JSON')
    .addHelpText('after', '\nExit status: 1 when a portal failed, or has less than its file expects.')
    .action(async (options: StatusOptions) => {
      const workspace = workspaceOf(context, options.workspace);
      const status = await workspaceStatus(workspace, await portalsShown(workspace, options.portal));
      const text = options.json === true ? JSON.stringify(status, null, 2) : statusLines(status).join('\n');
      context.terminal.out(text);
      const isShort = status.portals.some(
        ({ last_run: run, failures }) => failures.length > 0 || (run?.shortfalls.length ?? 0) > 0,
      );
      done(isShort ? EXIT.incomplete : EXIT.done);
    });
}

/** @throws {Failure} `portal_unknown`, `nothing_crawled` */
async function portalsShown(
  workspace: Workspace,
  requested: readonly string[] | undefined,
): Promise<string[]> {
  const held = await archivedPortals(workspace);
  if (requested !== undefined) {
    // A portal of the registry may be named before it was ever crawled.
    const { portalsNamed } = await import('../portals-named.ts');
    await portalsNamed(requested.filter((id) => !held.includes(id)));
    return [...new Set(requested)].sort();
  }
  const failed = (await readPortalFailures(workspace)).map(({ portal }) => portal);
  const known = [...new Set([...held, ...failed])].sort();
  if (known.length > 0) return known;
  throw new Failure('nothing_crawled', { workspace: workspace.root, portal: null });
}
