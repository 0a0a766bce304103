import { type Network, publicNetwork, type Renderer, type YearRange } from '../crawl/index.ts';
import type { Portal, Registry } from '../domain/index.ts';
import { officeIn } from '../extract/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { type CommandContext, softwareOf } from './context.ts';
import type { Job } from './job.ts';
import { ocrOf } from './ocr-of.ts';
import { unreadableLine } from './print-archive.ts';
import { progressOn } from './progress.ts';

/** The work on portals in a workspace, in the world of a command. */
export function jobOf(
  context: CommandContext,
  parts: {
    readonly workspace: Workspace;
    readonly registry: Registry;
    readonly portals: readonly Portal[];
    readonly network?: Network;
    readonly renderer?: Renderer;
    readonly years?: YearRange;
    readonly acceptLoss?: boolean;
    readonly recheck?: boolean;
  },
): Job {
  const { now, random, signal, terminal } = context;
  const onProgress = progressOn(terminal);
  return {
    network: publicNetwork,
    office: officeIn(context.env),
    ...parts,
    now,
    random,
    signal,
    software: softwareOf(context),
    ocr: ocrOf(context),
    onProgress,
    onUnreadable: ({ id }, stretches) => {
      // Where another portal's line is.
      onProgress({ kind: 'end', stage: 'crawl', summary: id });
      terminal.err(unreadableLine(id, stretches));
    },
  };
}
