import { type ArchiveFault, type Verified, verifyArchive } from '../../archive/index.ts';
import { Failure } from '../../domain/index.ts';
import { archivedPortals } from '../../workspace/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { faultLines, verifiedLine } from '../print-archive.ts';
import { progressOn } from '../progress.ts';

export interface VerifyOptions {
  readonly portal?: readonly string[];
  readonly workspace?: string;
  readonly json?: boolean;
}

/** `archive verify` */
export async function verifyArchives(options: VerifyOptions, context: CommandContext): Promise<ExitStatus> {
  const { terminal } = context;
  const onProgress = progressOn(terminal);
  const workspace = workspaceOf(context, options.workspace);
  const known = await archivedPortals(workspace);
  const portals = options.portal ?? known;
  const unknown = portals.filter((id) => !known.includes(id));
  if (unknown.length > 0 || known.length === 0) {
    throw new Failure('nothing_crawled', { archives: workspace.archives, unknown, known });
  }
  const results: (Verified & { readonly portal: string; readonly faults: readonly ArchiveFault[] })[] = [];
  for (const portal of portals) {
    const faults: ArchiveFault[] = [];
    const clearLine = (): void => onProgress({ kind: 'end', stage: 'verify', summary: portal });
    const onFault = (fault: ArchiveFault): void => {
      faults.push(fault);
      clearLine();
      if (options.json !== true) terminal.out(faultLines(fault).join('\n'));
    };
    const verified = await verifyArchive({ folder: workspace.archive(portal), onFault, onProgress });
    clearLine();
    results.push({ portal, ...verified, faults });
    if (options.json !== true) terminal.out(verifiedLine(portal, verified, faults.length));
  }
  if (options.json === true) terminal.out(JSON.stringify({ portals: results }, null, 2));
  return results.some(({ faults }) => faults.length > 0) ? EXIT.incomplete : EXIT.done;
}
