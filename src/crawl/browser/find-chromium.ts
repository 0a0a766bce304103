import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Names under which Chromium and browsers based on it are installed, on Linux and macOS. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** What to do where there is none. */
export const INSTALL_A_BROWSER =
  'Install one with `npx playwright install chromium` or the system’s package manager, or name it in NIANBAO_CHROMIUM.';

/**
 * The browser for pages that are empty without their scripts: NIANBAO_CHROMIUM, else Playwright's own, else the
 * system's; null when there is none. What NIANBAO_CHROMIUM names is taken as it is.
 */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const named = env['NIANBAO_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const { chromium } = await import('playwright');
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    chromium.executablePath(),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    MAC,
  ];
  for (const path of candidates) {
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
