import type { Command } from 'commander';
import { loopbackNetwork } from '../../crawl/index.ts';
import { demoOverlay, demoPortalPath, startDemoPortal } from '../../demo/index.ts';
import { readPortalFile, readRegistry } from '../../registry/index.ts';
import { withLock } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { runJob } from '../job.ts';
import { jobOf } from '../job-of.ts';
import { printOutcome } from '../print-outcome.ts';

/** `demo`: the whole pipeline against the demo portal. */
export function addDemo(command: Command, context: CommandContext, done: (status: ExitStatus) => void): void {
  command
    .option('--workspace <dir>', 'folder for everything that is produced (default: data/workspace/demo)')
    .action(async (options: { readonly workspace?: string }) => done(await demo(context, options.workspace)));
}

async function demo(context: CommandContext, workspaceOption: string | undefined): Promise<ExitStatus> {
  const { terminal } = context;
  const registry = await readRegistry(undefined, demoOverlay);
  const portal = await readPortalFile(demoPortalPath);
  const workspace = workspaceOf(context, workspaceOption, 'demo');
  const server = await startDemoPortal();
  try {
    terminal.out(
      `${portal.name}: invented figures, except 南开区应急管理局 2024; served on 127.0.0.1:${server.port}\n`,
    );
    const job = jobOf(context, {
      workspace,
      registry,
      portals: [portal],
      network: loopbackNetwork(server.port),
    });
    const status = await withLock(workspace.lock, async () =>
      printOutcome(await runJob(job, (lines) => terminal.out(lines.join('\n'))), workspace, terminal),
    );
    // The portal has a missing page and an unreadable document, to show how these are reported.
    return status === EXIT.incomplete ? EXIT.done : status;
  } finally {
    await server.close();
  }
}
