import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { describe, expect, it } from 'vitest';
import { createBrowser, findChromium } from '../../../src/crawl/browser/index.ts';
import { requestFor } from './request-for.ts';

describe('the browser that is used', () => {
  it('is the one that NIANBAO_CHROMIUM names', async () => {
    expect(await findChromium({ NIANBAO_CHROMIUM: '/opt/chrome', PATH: '' })).toBe('/opt/chrome');
  });

  it('is else one on the PATH, where Playwright has none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-browser-'));
    await writeFile(join(folder, 'google-chrome'), '', { mode: 0o755 });
    const found = await findChromium({ PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder });
    // One of another version of Playwright is none of its own.
    await mkdir(join(folder, 'chromium-0'));
    const besideOther = await findChromium({ PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder });
    await rm(folder, { recursive: true });
    expect(found).toBe(join(folder, 'google-chrome'));
    expect([join(folder, 'google-chrome'), chromium.executablePath()]).toContain(besideOther);
  });

  it('that cannot be started makes the page fail, with the path', async () => {
    const browser = createBrowser({ executable: '/nowhere/chrome', now: () => new Date() });
    const rendered = await browser.render(requestFor(1, '/'));
    expect(rendered).toMatchObject({
      kind: 'failed',
      facts: { said: expect.stringContaining('/nowhere/chrome') },
    });
    await browser.close();
  });
});
