import { resolve } from 'node:path';
import { importWarc } from '../../archive/index.ts';
import { classifyImported, isOwnHost } from '../../crawl/index.ts';
import { readRegistry } from '../../registry/index.ts';
import { withLock } from '../../workspace/index.ts';
import { type CommandContext, SOFTWARE, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { portalsNamed } from '../portals-named.ts';
import { importLines } from '../print-archive.ts';

export interface ImportOptions {
  readonly portal: string;
  readonly workspace?: string;
  readonly json?: boolean;
}

/** `archive import`: the records first, then their states, so that extract reads them. */
export async function importIntoArchive(
  files: readonly string[],
  options: ImportOptions,
  context: CommandContext,
): Promise<ExitStatus> {
  const { cwd, now, terminal } = context;
  const { challenges } = await readRegistry();
  const [portal] = await portalsNamed([options.portal]);
  if (portal === undefined) return EXIT.usage;
  const { id, entry_url: entryUrl, hosts } = portal;
  const workspace = workspaceOf(context, options.workspace);
  return withLock(workspace.lock, async () => {
    const records = await importWarc({
      folder: workspace.archive(id),
      files: files.map((file) => resolve(cwd, file)),
      isOwn: (url) => isOwnHost(url, entryUrl, hosts),
      now,
      software: SOFTWARE,
    });
    const addresses = await classifyImported({ workspace, portal, challenges, now });
    terminal.out(
      options.json === true
        ? JSON.stringify({ portal: id, ...records, addresses }, null, 2)
        : importLines(records, addresses).join('\n'),
    );
    return records.broken.length + records.orphans.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}
