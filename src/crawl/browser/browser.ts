import PQueue from 'p-queue';
import type { Browser } from 'playwright';
import { createPageNetwork } from './page-network.ts';
import type { Rendered, Renderer, RenderRequest } from './renderer.ts';
import { showPage } from './show-page.ts';

export interface BrowserRenderer extends Renderer {
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** Path of Chromium or a browser based on it. */
  readonly executable: string;
  readonly now: () => Date;
}

/** Number of pages that are open at the same time. */
const PAGES_AT_ONCE = 2;
/** A browser's memory grows with each page; after this many it is replaced. */
const PAGES_OF_A_BROWSER = 200;

/** A browser that starts when the first page is to be shown, and again after a crash. */
export function createBrowser({ executable, now }: BrowserOptions): BrowserRenderer {
  const pages = new PQueue({ concurrency: PAGES_AT_ONCE });
  let running: Promise<Browser> | undefined;
  let pagesRendered = 0;

  const launched = async (): Promise<Browser> => {
    // Loaded when it is needed: most runs open no page.
    const { chromium } = await import('playwright');
    const browser = await chromium.launch({
      executablePath: executable,
      // Chromium's own sandbox does not work for root.
      chromiumSandbox: process.getuid?.() !== 0,
      // The crawler makes every request; the browser must not make any itself.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-quic', '--disable-background-networking'],
    });
    browser.once('disconnected', () => {
      running = undefined;
    });
    return browser;
  };

  const browserForPage = async (): Promise<Browser> => {
    if (pagesRendered >= PAGES_OF_A_BROWSER && pages.pending <= 1) {
      pagesRendered = 0;
      await (await running)?.close();
      running = undefined;
    }
    pagesRendered += 1;
    running ??= launched();
    return running;
  };

  const show = async (request: RenderRequest): Promise<Rendered> => {
    request.signal?.throwIfAborted();
    const network = createPageNetwork(request, now);
    try {
      const browser = await browserForPage();
      return await showPage(browser, request, network);
    } catch (error) {
      request.signal?.throwIfAborted();
      return { kind: 'failed', facts: { said: firstLine(error) } };
    } finally {
      await network.close();
    }
  };

  return {
    render: (request) => pages.add(() => show(request)),
    close: async () => {
      await pages.onIdle();
      await (await running?.catch(() => undefined))?.close();
    },
  };
}

/** Playwright appends a call log to its messages. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
