import { access, constants, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names under which Chromium and browsers based on it are installed, on Linux and macOS. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The browser for pages that are empty without their scripts: NIANBAO_CHROMIUM, else Playwright's own, else the
 * system's; null when there is none. What NIANBAO_CHROMIUM names is taken as it is.
 */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const named = env['NIANBAO_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...((await mayBePlaywrights(env)) ? [(await import('playwright')).chromium.executablePath()] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    MAC,
  ];
  for (const path of candidates) {
    if (await isExecutable(path)) return path;
  }
  return null;
}

/**
 * Whether Playwright has installed a Chromium, of whatever version, in its folder (https://playwright.dev/docs/browsers).
 * Its library, which knows the path, takes half a second of the processor to load.
 */
async function mayBePlaywrights(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const named = env['PLAYWRIGHT_BROWSERS_PATH'];
  // Beside the library itself.
  if (named === '0') return true;
  const names = await readdir(named || join(cacheFolder(env), 'ms-playwright')).catch(() => []);
  return names.some((name) => name.startsWith('chromium-'));
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
