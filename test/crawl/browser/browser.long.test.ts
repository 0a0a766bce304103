import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { RenderRequest } from '../../../src/crawl/browser/index.ts';
import { createBrowser, findChromium } from '../../../src/crawl/browser/index.ts';
import { loopbackNetwork } from '../../../src/crawl/index.ts';
import { HOST, portalWith } from '../small-portal.ts';
import { type Answer, redirectTo, serve, type TestServer } from '../test-server.ts';
import { requestFor } from './request-for.ts';

const executable = await findChromium(process.env);

describe.skipIf(executable === null)('a page in the browser', () => {
  // Starts the browser in its own place, and notes its number.
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-browser-'));
  const starter = join(folder, 'browser');
  const number = join(folder, 'number');
  writeFileSync(starter, `#!/bin/sh\necho $$ > '${number}'\nexec '${executable}' "$@"\n`, { mode: 0o755 });
  const browser = createBrowser({ executable: starter, now: () => new Date() });
  let server: TestServer | undefined;
  afterEach(() => server?.close());
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const show = async (pages: Readonly<Record<string, Answer>>, changes: Partial<RenderRequest> = {}) => {
    server = await serve(pages);
    return browser.render(requestFor(server.port, '/app', changes));
  };

  it('is shown as its scripts leave it, with a picture', async () => {
    const rendered = await show({
      '/app': '<div id="app"></div><script src="/app.js"></script>',
      '/app.js': {
        body: `fetch('/api/list').then((r) => r.json()).then(({ title }) => {
          document.getElementById('app').innerHTML = '<a href="/r1.html">' + title + '</a>';
        });`,
        type: 'text/javascript',
      },
      '/api/list': { body: '{"title":"区教育局2024年政府信息公开工作年度报告"}', type: 'application/json' },
    });
    if (rendered.kind !== 'page') throw new Error(rendered.facts.said);
    expect(rendered.html).toContain('<a href="/r1.html">区教育局2024年政府信息公开工作年度报告</a>');
    expect(rendered).toMatchObject({ url: `${HOST}/app`, status: 200, requests: 3, refused: [] });
    expect(Buffer.from(rendered.picture ?? []).toString('latin1', 1, 4)).toBe('PNG');
  });

  it('that sets a cookie by script and reloads is passed, as in any browser', async () => {
    const rendered = await show({
      '/app': (request, response) => {
        const passed = request.headers.cookie?.includes('wzws=1') === true;
        response.statusCode = passed ? 200 : 412;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(
          passed ? '<p>年度报告</p>' : '<script>document.cookie="wzws=1";location.reload()</script>',
        );
      },
    });
    expect(rendered).toMatchObject({ kind: 'page', status: 200 });
    expect(rendered.kind === 'page' && rendered.html).toContain('年度报告');
  });

  it('that keeps its challenge is shown with it', async () => {
    const rendered = await show({
      '/app': (_, response) => {
        response.writeHead(412, { 'content-type': 'text/html' }).end('<p>请完成滑块验证</p>');
      },
    });
    expect(rendered).toMatchObject({ kind: 'page', status: 412 });
  });

  it('gets no pictures, fonts or foreign scripts', async () => {
    const rendered = await show({
      '/app': `<img src="/logo.png"><script src="http://tracker.test/t.js"></script>
        <style>@font-face { font-family: f; src: url(/f.woff2) } p { font-family: f }</style><p>文</p>`,
    });
    expect(rendered).toMatchObject({
      kind: 'page',
      requests: 1,
      refused: [
        'http://quzhengfu.test/f.woff2',
        'http://quzhengfu.test/logo.png',
        'http://tracker.test/t.js',
      ],
    });
    expect(server?.asked).toEqual(['/app']);
  });

  it('follows a redirect within the portal, and none out of it', async () => {
    const within = await show({ '/app': redirectTo('/home'), '/home': '<p>首页</p>' });
    expect(within).toMatchObject({ kind: 'page', url: `${HOST}/home`, status: 200 });
    await server?.close();
    const out = await show({ '/app': redirectTo('http://casino.test/'), '/': '<p>casino</p>' });
    expect(out.kind === 'page' && out.html.includes('casino</p>')).toBe(false);
    expect(server?.asked).toEqual(['/app']);
  });

  it('cannot reach a private address', async () => {
    const { local: _, ...rest } = portalWith();
    const rendered = await show(
      { '/app': '<p>router</p>' },
      {
        portal: { ...rest, local: false },
        network: { ...loopbackNetwork(1), resolve: async () => ['10.0.0.1'] },
      },
    );
    expect(rendered.kind).toBe('failed');
    expect(server?.asked).toEqual([]);
  });

  it('is shown again after the browser has crashed', async () => {
    const pages = { '/app': '<p>年度报告</p>' };
    expect((await show(pages)).kind).toBe('page');
    await server?.close();
    process.kill(Number(readFileSync(number, 'utf8')), 'SIGKILL');
    let rendered = await show(pages);
    // The page that was requested while the browser crashed is reported as failed.
    if (rendered.kind === 'failed') rendered = await browser.render(requestFor(server?.port ?? 0, '/app'));
    expect(rendered).toMatchObject({ kind: 'page', status: 200 });
  });

  it('ends when the crawl is stopped', async () => {
    const controller = new AbortController();
    const rendering = show(
      {
        '/app': () => {
          controller.abort(new Error('stopped'));
        },
      },
      { signal: controller.signal },
    );
    await expect(rendering).rejects.toThrow('stopped');
  });
});
