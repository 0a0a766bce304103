import { join, resolve } from 'node:path';
import { type Workspace, workspaceAt } from '../workspace/index.ts';
import type { Terminal } from './terminal.ts';
import { name, version } from './version.ts';

/** What a command gets from outside. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  readonly random: () => number;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}

export const SOFTWARE = `${name}/${version}`;

/** Folder of what is produced: --workspace, else NIANBAO_WORKSPACE, else data/workspace here. */
export function workspaceOf(context: CommandContext, option: string | undefined, below = ''): Workspace {
  const given = option ?? context.env['NIANBAO_WORKSPACE'];
  return workspaceAt(resolve(context.cwd, given ?? join('data', 'workspace', below)));
}

/** Folder of text recognition: in NIANBAO_COMPONENTS, else in data/components here. */
export function ocrFolderOf(context: CommandContext): string {
  return resolve(context.cwd, context.env['NIANBAO_COMPONENTS'] ?? join('data', 'components'), 'ocr');
}

/** The User-Agent, with the address in NIANBAO_CONTACT, to which portals can write. */
export function softwareOf(context: CommandContext): string {
  const contact = context.env['NIANBAO_CONTACT'];
  return contact === undefined ? SOFTWARE : `${SOFTWARE} (+${contact})`;
}
