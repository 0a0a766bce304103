import { constants } from 'node:fs';
import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OcrState, ocrFault } from '../read/index.ts';
import { readPortals, readRegistry } from '../registry/index.ts';
import { INSTALL_A_BROWSER } from '../text/index.ts';
import { counted } from './terminal.ts';

/** One thing that the program may need of the machine. */
export interface Finding {
  readonly id: 'node' | 'registry' | 'workspace' | 'disk' | 'browser' | 'office' | 'ocr';
  readonly what: string;
  readonly state: 'ok' | 'missing';
  /** The main job cannot be done without it. */
  readonly needed: boolean;
  /** What was found: a version, a path, a reason. */
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly action: string | null;
}

export interface Surroundings {
  readonly nodeVersion: string;
  /** Folder of the workspace; made where it is not there. */
  readonly workspace: string;
  /** Paths of programs, found or configured. */
  readonly browser: string | null;
  readonly office: string | null;
  readonly ocr: OcrState;
}

const OLDEST_NODE = 20;
/** A district's archive with its dataset. */
const DISK_NEEDED_GIB = 1;

/** Checks everything that the program may need; changes nothing, except that it creates the workspace folder. */
export async function findingsOn(around: Surroundings): Promise<Finding[]> {
  return [
    nodeFinding(around.nodeVersion),
    await registryFinding(),
    await workspaceFinding(around.workspace),
    await diskFinding(around.workspace),
    await browserFinding(around.browser),
    officeFinding(around.office),
    await ocrFinding(around.ocr),
  ];
}

function finding(
  base: Pick<Finding, 'id' | 'what' | 'needed'>,
  found: string | null,
  missing: { readonly found: string; readonly action: string },
): Finding {
  return found === null
    ? { ...base, state: 'missing', ...missing }
    : { ...base, state: 'ok', found, action: null };
}

function nodeFinding(version: string): Finding {
  const isNew = Number(version.split('.')[0]) >= OLDEST_NODE;
  return finding({ id: 'node', what: 'Node.js', needed: true }, isNew ? version : null, {
    found: version,
    action: `Install Node.js ${OLDEST_NODE} or newer.`,
  });
}

async function registryFinding(): Promise<Finding> {
  const base = { id: 'registry', what: 'Registry', needed: true } as const;
  try {
    const [{ templates }, portals] = [await readRegistry(), await readPortals()];
    return {
      ...base,
      state: 'ok',
      found: `${counted(templates.length, 'form')}, ${counted(portals.length, 'portal')}`,
      action: null,
    };
  } catch (error) {
    const action = 'Mend the file in data/registry that the message names.';
    return { ...base, state: 'missing', found: messageOf(error), action };
  }
}

async function workspaceFinding(folder: string): Promise<Finding> {
  const base = { id: 'workspace', what: 'Workspace', needed: true } as const;
  const probe = join(folder, `doctor-${process.pid}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return { ...base, state: 'ok', found: folder, action: null };
  } catch (error) {
    const action = 'Name a folder that can be written to with --workspace or NIANBAO_WORKSPACE.';
    return { ...base, state: 'missing', found: messageOf(error), action };
  }
}

async function diskFinding(folder: string): Promise<Finding> {
  const base = { id: 'disk', what: 'Free disk', needed: true } as const;
  const action = `Make room for ${DISK_NEEDED_GIB} GiB, or name a workspace on another disk.`;
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = (bavail * bsize) / 2 ** 30;
    const found = `${free.toFixed(1)} GiB`;
    return finding(base, free >= DISK_NEEDED_GIB ? found : null, { found, action });
  } catch (error) {
    return { ...base, state: 'missing', found: messageOf(error), action };
  }
}

async function browserFinding(browser: string | null): Promise<Finding> {
  const base = { id: 'browser', what: 'Browser', needed: false } as const;
  if (browser === null) return finding(base, null, { found: 'none', action: INSTALL_A_BROWSER });
  return finding(base, (await isProgram(browser)) ? browser : null, {
    found: `${browser}: no program`,
    action: 'Set NIANBAO_CHROMIUM to the path of Chromium, or unset it.',
  });
}

function officeFinding(office: string | null): Finding {
  return finding({ id: 'office', what: 'LibreOffice', needed: false }, office, {
    found: 'none with Writer',
    action:
      'For DOC files that are damaged or older than Word 97: install it with Writer, or name its program in NIANBAO_SOFFICE.',
  });
}

async function ocrFinding(ocr: OcrState): Promise<Finding> {
  const fault = await ocrFault(ocr);
  const found = ocr.state === 'installed' && fault === null ? ocr.component.version : null;
  return finding({ id: 'ocr', what: 'Text recognition', needed: false }, found, {
    found: fault ?? 'not installed',
    action: 'For scanned reports: nianbao doctor --install ocr (340 MB); see docs/ocr.md.',
  });
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
