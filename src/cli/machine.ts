import { constants } from 'node:fs';
import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type OcrState, ocrFault } from '../extract/index.ts';
import { readPortals, readRegistry } from '../registry/index.ts';

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
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the workspace; made where it is not there. */
  readonly workspace: string;
  /** Path of the browser that Playwright installed, whether it is there or not. */
  readonly playwrightBrowser: string;
  readonly ocr: OcrState;
}

const OLDEST_NODE = 20;
/** A district's archive with its dataset. */
const DISK_NEEDED_GIB = 1;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const OFFICES = ['soffice', 'libreoffice'];

/** Looks at everything that the program may need; changes nothing but that the workspace folder is there afterwards. */
export async function findingsOn(around: Surroundings): Promise<Finding[]> {
  return [
    nodeFinding(around.nodeVersion),
    await registryFinding(),
    await workspaceFinding(around.workspace),
    await diskFinding(around.workspace),
    await browserFinding(around),
    await officeFinding(around.env),
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
      found: `${templates.length} forms, ${portals.length} portals`,
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

/** The order in which browsers are tried: the one that is named, Playwright's own, the system's. */
async function browserFinding({ env, playwrightBrowser }: Surroundings): Promise<Finding> {
  const base = { id: 'browser', what: 'Browser', needed: false } as const;
  const named = env['NIANBAO_CHROMIUM'];
  if (named !== undefined && !(await isProgram(named))) {
    const found = `NIANBAO_CHROMIUM is ${named}: no program`;
    return { ...base, state: 'missing', found, action: 'Set it to the path of Chromium, or unset it.' };
  }
  const own = (await isProgram(playwrightBrowser)) ? playwrightBrowser : null;
  return finding(base, named ?? own ?? (await onPath(BROWSERS, env)), {
    found: 'none',
    action: 'For portals that need one: npx playwright install chromium, or set NIANBAO_CHROMIUM.',
  });
}

async function officeFinding(env: Surroundings['env']): Promise<Finding> {
  return finding({ id: 'office', what: 'LibreOffice', needed: false }, await onPath(OFFICES, env), {
    found: 'none',
    action: 'Nothing, unless you want to convert by hand what no reader opens.',
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

async function onPath(names: readonly string[], env: Surroundings['env']): Promise<string | null> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (folder !== '' && (await isProgram(path))) return path;
    }
  }
  return null;
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
