import { join, resolve } from 'node:path';
import { type Network, publicNetwork, type Renderer, type YearRange } from '../crawl/index.ts';
import { Failure, type Portal, type Registry } from '../domain/index.ts';
import { officeIn } from '../extract/index.ts';
import { nearestAmong } from '../publish/index.ts';
import { type OcrComponent, ocrIn } from '../read/index.ts';
import { readPortals, registryFolder } from '../registry/index.ts';
import { type Workspace, workspaceAt } from '../workspace/index.ts';
import type { Job } from './job.ts';
import { unreadableLine } from './print-archive.ts';
import { progressOn } from './progress.ts';
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

/** Text recognition where it is installed; says so where it is there but not usable. */
export function ocrOf(context: CommandContext): OcrComponent | null {
  const found = ocrIn(ocrFolderOf(context));
  if (found.state === 'unusable') {
    context.terminal.err(
      `Scans are not read: ${found.reason}. Run nianbao doctor --install ocr to mend it.\n`,
    );
  }
  return found.state === 'installed' ? found.component : null;
}

/** The User-Agent, with the address in NIANBAO_CONTACT, to which portals can write. */
export function softwareOf(context: CommandContext): string {
  const contact = context.env['NIANBAO_CONTACT'];
  return contact === undefined ? SOFTWARE : `${SOFTWARE} (+${contact})`;
}

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

/**
 * The portals of the registry with the ids given, or all of them.
 * @throws {Failure} `portal_unknown`, `portal_invalid`
 */
export async function portalsNamed(ids: readonly string[] | undefined): Promise<Portal[]> {
  const portals = await readPortals();
  if (ids === undefined) return portals;
  const unknown = ids.find((id) => !portals.some((portal) => portal.id === id));
  if (unknown !== undefined) throw await portalUnknown(unknown, portals);
  return ids.flatMap((id) => portals.filter((portal) => portal.id === id));
}

async function portalUnknown(id: string, portals: readonly Portal[]): Promise<Failure> {
  const names = portals.map((portal) => `${portal.id} (${portal.name})`);
  const nearest = (await nearestAmong(names, id)).map((name) => `\n  ${name}`).join('');
  return new Failure(
    'portal_unknown',
    `No portal ${id} in the registry; the nearest are:${nearest}\n` +
      `There are ${portals.length}, each a file in ${join(registryFolder, 'portals')}`,
  );
}
