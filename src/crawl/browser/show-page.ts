import type { Browser, Page } from 'playwright';
import type { PageNetwork } from './page-network.ts';
import type { Rendered, RenderRequest } from './renderer.ts';

/** How long a page's scripts may keep working after it was loaded, in milliseconds. */
const SETTLE_MS = 5_000;
const WINDOW = { width: 1280, height: 1000 };

/** Shows a page in a separate context: pages share nothing. */
export async function showPage(
  browser: Browser,
  { url, portal, software, signal }: RenderRequest,
  network: PageNetwork,
): Promise<Rendered> {
  const { timeout_ms: timeout, max_bytes: maxBytes } = portal.politeness;
  const context = await browser.newContext({
    userAgent: software,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: WINDOW,
    acceptDownloads: false,
    serviceWorkers: 'block',
  });
  const stop = (): void => void context.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    context.setDefaultTimeout(timeout);
    await context.route('**/*', (route) => network.answer(route).catch(() => undefined));
    const page = await context.newPage();
    page.on('popup', (popup) => void popup.close());
    await page.goto(url, { waitUntil: 'load' });
    const html = await settled(page, Math.min(timeout, SETTLE_MS));
    if (Buffer.byteLength(html) > maxBytes) {
      return { kind: 'failed', facts: { limit_bytes: maxBytes } };
    }
    return {
      kind: 'page',
      url: page.url(),
      status: network.status ?? 0,
      html,
      picture: await page.screenshot({ fullPage: true }).catch(() => null),
      requests: network.requests,
      bytes: network.bytes,
      refused: network.refused,
    };
  } finally {
    signal?.removeEventListener('abort', stop);
    await context.close();
  }
}

/** The document when its scripts are idle, or when the time for that is over. */
async function settled(page: Page, timeout: number): Promise<string> {
  await page.waitForLoadState('networkidle', { timeout }).catch(() => undefined);
  try {
    return await page.content();
  } catch {
    // The page was just navigating to another.
    await page.waitForLoadState('load', { timeout });
    return page.content();
  }
}
