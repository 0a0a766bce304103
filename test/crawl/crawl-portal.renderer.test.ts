import { describe, expect, it } from 'vitest';
import { readBody, readCaptures } from '../../src/archive/index.ts';
import type { RenderedPage, RenderRequest } from '../../src/crawl/browser/index.ts';
import type { Renderer } from '../../src/crawl/index.ts';
import {
  briefStates,
  crawl,
  ENTRY,
  entryTo,
  HOST,
  newWorkspace,
  portalWith,
  reportPage,
  stateOf,
} from './small-portal.ts';
import { type Handler, site } from './test-server.ts';

const SHELL = '<html><body><div id="app"></div><script src="/app.js"></script></body></html>';
const PICTURE = Buffer.from('\x89PNG', 'latin1');

/** A browser that shows given pages, by path, or fails with these words; it remembers its requests. */
function browserWith(
  pages: Readonly<Record<string, Partial<RenderedPage> | string>>,
): Renderer & { asked: RenderRequest[] } {
  const asked: RenderRequest[] = [];
  return {
    asked,
    render: async (request) => {
      asked.push(request);
      const { url } = request;
      const rendered = pages[url.replace(HOST, '')] ?? {};
      if (typeof rendered === 'string') return { kind: 'failed', facts: { said: rendered } };
      const page = { kind: 'page', url, status: 200, html: SHELL, picture: PICTURE } as const;
      return { ...page, requests: 3, bytes: 1000, refused: [], ...rendered };
    },
  };
}

const challenge =
  (status: number): Handler =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end("<script>document.cookie='__jsl_clearance=1';location.reload()</script>");

describe('a page that is nothing without its scripts', () => {
  const pages = { '/zwgk/': SHELL, '/zwgk/a.html': SHELL };
  const rendered = {
    '/zwgk/': { html: entryTo('a.html') },
    '/zwgk/a.html': { html: reportPage('rendered') },
  };

  it('is reported where there is no browser, and nothing behind it is guessed', async () => {
    const workspace = await newWorkspace();
    await crawl(await site(pages), workspace);
    expect(await briefStates(workspace)).toEqual(['/robots.txt: fetched', '/zwgk/: failed needs_browser']);
    expect((await stateOf(workspace, '/zwgk/'))?.sha256).toBeNull();
  });

  it('is shown by the browser, and its links are followed', async () => {
    const workspace = await newWorkspace();
    const renderer = browserWith(rendered);
    const run = await crawl(await site(pages), workspace, portalWith(), { renderer });
    expect(run).toMatchObject({ reports_found: 1, shortfalls: [] });
    expect(renderer.asked.map(({ url }) => url)).toEqual([ENTRY, `${HOST}/zwgk/a.html`]);
    // robots.txt and two pages by ourselves, three by each visit of the browser.
    expect(run.counts).toMatchObject({ requests: 3 + 2 * 3, fetched: 3 });
  });

  it('is kept as the server sent it, as the browser showed it, and as a picture', async () => {
    const workspace = await newWorkspace();
    await crawl(await site(pages), workspace, portalWith(), { renderer: browserWith(rendered) });
    const folder = workspace.archive('small');
    const captures = await readCaptures(folder);
    const url = `${HOST}/zwgk/a.html`;
    const bodies = await Promise.all(
      [url, `urn:nianbao:rendered:${url}`, `urn:view:${url}`].map(async (address) => {
        const capture = captures.find((candidate) => candidate.url === address);
        return capture && Buffer.from(await readBody(folder, captures, capture)).toString('latin1');
      }),
    );
    expect(bodies[0]).toBe(SHELL);
    expect(bodies[1]).toContain('<h1>rendered</h1>');
    expect(bodies[2]).toBe('\x89PNG');
    const kept = captures.find((candidate) => candidate.url === `urn:nianbao:rendered:${url}`);
    expect((await stateOf(workspace, '/zwgk/a.html'))?.sha256).toBe(kept?.sha256);
  });

  it('is unchanged when the browser shows the same again', async () => {
    const workspace = await newWorkspace();
    const server = await site(pages);
    const renderer = browserWith(rendered);
    await crawl(server, workspace, portalWith(), { renderer });
    const again = await crawl(server, workspace, portalWith(), { renderer });
    expect(again.counts).toMatchObject({ fetched: 0, unchanged: 3 });
    expect(renderer.asked).toHaveLength(4);
  });

  it('is not shown a second time by a run that continues', async () => {
    const workspace = await newWorkspace();
    const server = await site(pages);
    const renderer = browserWith(rendered);
    const stop = new AbortController();
    server.pages.set('/zwgk/a.html', () => stop.abort(new Error('stopped')));
    const crawling = crawl(server, workspace, portalWith(), { renderer, signal: stop.signal });
    await expect(crawling).rejects.toThrow('stopped');
    server.pages.set('/zwgk/a.html', SHELL);
    await crawl(server, workspace, portalWith(), { renderer });
    expect(renderer.asked.map(({ url }) => url)).toEqual([ENTRY, `${HOST}/zwgk/a.html`]);
  });

  it('may load from the portal’s hosts and where robots.txt lets it', async () => {
    const renderer = browserWith(rendered);
    const server = await site({
      ...pages,
      '/robots.txt': { body: 'User-agent: *\nDisallow: /secret/\n', type: 'text/plain' },
    });
    await crawl(server, await newWorkspace(), portalWith({ hosts: ['api.test'] }), { renderer });
    const allows = renderer.asked[0]?.allows ?? (() => false);
    expect(
      [`${HOST}/app.js`, 'http://api.test/list', `${HOST}/secret/`, 'http://ads.test/', 'about:blank'].map(
        allows,
      ),
    ).toEqual([true, true, false, false, false]);
  });

  it('that leads the browser to a foreign host is skipped', async () => {
    const workspace = await newWorkspace();
    const renderer = browserWith({ '/zwgk/': { url: 'http://casino.test/' } });
    await crawl(await site(pages), workspace, portalWith(), { renderer });
    expect(await stateOf(workspace, '/zwgk/')).toMatchObject({
      status: 'skipped',
      reason: 'foreign_host',
      facts: { url: 'http://casino.test/' },
    });
  });

  it('keeps its state, with what went wrong, when the browser fails', async () => {
    const workspace = await newWorkspace();
    const renderer = browserWith({ '/zwgk/': 'the browser crashed' });
    await crawl(await site(pages), workspace, portalWith(), { renderer });
    expect(await stateOf(workspace, '/zwgk/')).toMatchObject({
      status: 'failed',
      reason: 'needs_browser',
      facts: { said: 'the browser crashed' },
    });
  });
});

describe('the portal’s option render', () => {
  it('never leaves the browser out', async () => {
    const renderer = browserWith({});
    await crawl(await site({ '/zwgk/': SHELL }), await newWorkspace(), portalWith({ render: 'never' }), {
      renderer,
    });
    expect(renderer.asked).toEqual([]);
  });

  it('always shows whole pages as well, but neither files nor pages that are gone', async () => {
    const renderer = browserWith({
      '/zwgk/': { html: entryTo('a.html', 'b.pdf', 'c.html') },
      '/zwgk/a.html': { html: reportPage('a') },
    });
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': reportPage('a'),
      '/zwgk/b.pdf': { body: '%PDF-1.7', type: 'application/pdf' },
    });
    await crawl(server, await newWorkspace(), portalWith({ render: 'always' }), { renderer });
    expect(renderer.asked.map(({ url }) => url)).toEqual([ENTRY, `${HOST}/zwgk/a.html`]);
  });
});

describe('a challenge', () => {
  it.each([412, 521, 200])(
    'with status %i that the browser passes gives the page behind it',
    async (code) => {
      const workspace = await newWorkspace();
      const renderer = browserWith({ '/zwgk/a.html': { html: reportPage('a') } });
      const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': challenge(code) });
      const run = await crawl(server, workspace, portalWith(), { renderer });
      expect(run).toMatchObject({ reports_found: 1, counts: { blocked: 0 } });
    },
  );

  it('that remains is blocked, recognised by its sign, with a picture, and tried once', async () => {
    const workspace = await newWorkspace();
    const html = '<p>请按住滑块，拖动到最右边</p>';
    const renderer = browserWith({ '/zwgk/a.html': { html } });
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': challenge(412) });
    await crawl(server, workspace, portalWith(), { renderer });
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'blocked',
      reason: 'login_or_challenge',
      facts: { sign: { id: 'slider', en: 'A slider to be dragged' }, text: '请按住滑块，拖动到最右边' },
    });
    expect(renderer.asked).toHaveLength(1);
    const captures = await readCaptures(workspace.archive('small'));
    expect(captures.map(({ url }) => url)).toContain(`urn:view:${HOST}/zwgk/a.html`);
  });

  it('with status 200 is no document of the report, whether the browser passes it or not', async () => {
    const challenged = await site({
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': challenge(200),
      '/zwgk/b.html': challenge(200),
    });
    const workspace = await newWorkspace();
    const renderer = browserWith({
      '/zwgk/a.html': { html: reportPage('a') },
      '/zwgk/b.html': { html: '<p>请按住滑块，拖动到最右边</p>' },
    });
    await crawl(challenged, workspace, portalWith(), { renderer });
    const hashOf = async (url: string) =>
      (await readCaptures(workspace.archive('small'))).find((capture) => capture.url === url)?.sha256;
    const sent = await hashOf(`${HOST}/zwgk/a.html`);
    const rendered = await hashOf(`urn:nianbao:rendered:${HOST}/zwgk/b.html`);
    const passed = await hashOf(`urn:nianbao:rendered:${HOST}/zwgk/a.html`);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({ sha256: passed, messages: [sent] });
    const blocked = await stateOf(workspace, '/zwgk/b.html');
    expect(blocked).toMatchObject({ status: 'blocked', sha256: null });
    expect(new Set(blocked?.messages)).toEqual(new Set([sent, rendered]));
  });

  it('with status 200 is remembered as such when the page is fetched later', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': challenge(200) });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const messages = (await stateOf(workspace, '/zwgk/a.html'))?.messages;
    expect(messages).toHaveLength(1);
    server.pages.set('/zwgk/a.html', reportPage('a'));
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({ status: 'fetched', messages });
  });

  it('with status 200 instead of a list is blocked, whatever it shows in frames', async () => {
    const html = '<p>请按住滑块，拖动到最右边</p><iframe src="/captcha.html"></iframe>';
    const server = await site({ '/zwgk/': html });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await briefStates(workspace)).toContain('/zwgk/: blocked login_or_challenge');
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
  });

  it('that came in a partial run is requested again by the run that continues it', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': challenge(200),
      '/zwgk/b.html': reportPage('b'),
    });
    const workspace = await newWorkspace();
    const cut = await crawl(server, workspace, portalWith({ budget: { requests: 3 } }));
    expect(cut).toMatchObject({ partial_reason: 'budget_spent', counts: { blocked: 1 } });
    server.pages.set('/zwgk/a.html', reportPage('a'));
    const run = await crawl(server, workspace);
    expect(run).toMatchObject({ partial_reason: null, reports_found: 2, counts: { blocked: 0 } });
  });

  it('without a browser is blocked at once, with status and sign', async () => {
    const workspace = await newWorkspace();
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': challenge(521) });
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'blocked',
      http_status: 521,
      facts: {
        http_status: 521,
        sign: { id: 'jiasule', en: 'Knownsec Jiasule' },
        has_no_browser: true,
      },
    });
  });
});
