import { resolve } from 'node:path';
import { exportWacz, readCaptures } from '../../archive/index.ts';
import { Failure, UrlStateSchema } from '../../domain/index.ts';
import { locateReport } from '../../publish/index.ts';
import { archivedPortals, readJsonLines, replaceFile, type Workspace } from '../../workspace/index.ts';
import { type CommandContext, SOFTWARE, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { counted } from '../terminal.ts';

export interface WaczOptions {
  readonly output: string;
  readonly workspace?: string;
}

/** `archive wacz` */
export async function writeWacz(
  report: string,
  options: WaczOptions,
  context: CommandContext,
): Promise<ExitStatus> {
  const workspace = workspaceOf(context, options.workspace);
  if (!options.output.endsWith('.wacz')) {
    throw new Failure('usage', { fault: 'wacz_name', path: options.output });
  }
  const { portal, url } = /^https?:/.test(report)
    ? { portal: await portalThatHolds(report, workspace), url: report }
    : await locateReport(workspace.snapshot, report);
  const { bytes, urls, records } = await exportWacz({
    folder: workspace.archive(portal),
    states: await readJsonLines(workspace.urlStates(portal), UrlStateSchema),
    url,
    software: SOFTWARE,
  });
  const output = resolve(context.cwd, options.output);
  await replaceFile(output, bytes);
  context.terminal.out(
    [
      `${output}: ${counted(records, 'record')} of ${counted(urls.length, 'address', 'addresses')}, ${counted(bytes.length, 'byte')}`,
      ...urls.map((address) => `  ${address}`),
    ].join('\n'),
  );
  return EXIT.done;
}

async function portalThatHolds(url: string, workspace: Workspace): Promise<string> {
  for (const portal of await archivedPortals(workspace)) {
    const captures = await readCaptures(workspace.archive(portal));
    if (captures.some((capture) => capture.url === url)) return portal;
  }
  throw new Failure('report_unknown', { url, folder: workspace.archives, is_portal: false });
}
