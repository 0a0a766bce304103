import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readBody, readCaptures } from '../../src/archive/index.ts';
import type { Network } from '../../src/crawl/index.ts';
import {
  briefStates,
  crawl,
  ENTRY,
  entryTo,
  HOST,
  newWorkspace,
  portalWith,
  reportPage,
  SMALL_SITE,
  stateOf,
  statesOf,
} from './small-portal.ts';
import { type Answer, redirectTo, site, status } from './test-server.ts';

describe('a crawl', () => {
  it('finds every report of the portal and records each address once, sorted', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(await briefStates(workspace)).toEqual([
      '/robots.txt: fetched',
      '/zwgk/: fetched',
      '/zwgk/jyj/: fetched',
      '/zwgk/jyj/gknb/: fetched',
      '/zwgk/jyj/gknb/index_1.html: fetched',
      '/zwgk/jyj/gknb/t1.html: fetched',
      '/zwgk/jyj/gknb/t2.html: fetched',
      '/zwgk/jyj/gknb/t3.html: fetched',
    ]);
    expect(run).toMatchObject({ reports_found: 3, agencies_found: 1, shortfalls: [], resumed: false });
    expect(run.counts).toMatchObject({ requests: 8, fetched: 8, unchanged: 0, failed: 0 });
    expect(server.asked).toHaveLength(8);
  });

  it('requests reports in the portal’s file, although no list leads to them', async () => {
    const server = await site({ ...SMALL_SITE, '/old/t9.html': reportPage('2016') });
    const workspace = await newWorkspace();
    const known = [`${HOST}/old/t9.html`, `${HOST}/zwgk/jyj/gknb/t1.html`];
    const run = await crawl(server, workspace, portalWith({ known_reports: known }));
    expect(run.reports_found).toBe(4);
    expect(await stateOf(workspace, '/old/t9.html')).toMatchObject({ role: 'report', parent: null });
    // The list knows more of the other one.
    expect((await stateOf(workspace, '/zwgk/jyj/gknb/t1.html'))?.context.agency).toBe('区教育局');
    expect(server.asked).toHaveLength(9);
  });

  it('keeps what the list says about a report', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/jyj/gknb/t3.html')).toMatchObject({
      role: 'report',
      parent: `${HOST}/zwgk/jyj/gknb/index_1.html`,
      context: {
        agency: '区教育局',
        title: '区教育局2022年政府信息公开工作年度报告',
        listed_on: '2023-01-19',
      },
      http_status: 200,
    });
  });

  it('identifies itself, and requests robots.txt first', async () => {
    const agents: unknown[] = [];
    const server = await site({
      '/zwgk/': (request, response) => {
        agents.push(request.headers['user-agent'], request.headers['accept-encoding']);
        response.end('');
      },
    });
    await crawl(server, await newWorkspace());
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
    expect(agents).toEqual(['nianbao/test (+https://example.org)', 'gzip, deflate']);
  });

  it('leaves the portal’s definition and one line a run for the stages after it', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    const runs = [await crawl(server, workspace), await crawl(server, workspace)];
    expect(JSON.parse(await readFile(workspace.portalFile('small'), 'utf8'))).toEqual(portalWith());
    const lines = (await readFile(workspace.crawlRuns('small'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(runs);
    await expect(readFile(workspace.currentRun('small'))).rejects.toThrow('ENOENT');
  });

  it('says of what it found less than the portal file expects', async () => {
    const server = await site(SMALL_SITE);
    const portal = portalWith({ expect: { agencies: 9, reports: 49 } });
    expect((await crawl(server, await newWorkspace(), portal)).shortfalls).toEqual([
      { what: 'agencies', found: 1, expected: 9 },
      { what: 'reports', found: 3, expected: 49 },
    ]);
    const empty = await site({ '/zwgk/': '<p>建设中</p>' });
    expect((await crawl(empty, await newWorkspace())).shortfalls).toEqual([
      { what: 'any_report', entry_url: ENTRY },
    ]);
  });

  it('reports its progress from begin to end', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': reportPage('a') });
    const events: string[] = [];
    await crawl(server, await newWorkspace(), portalWith(), {
      onProgress: (progress) =>
        events.push(progress.kind === 'advance' ? `${progress.done}/${progress.total}` : progress.kind),
    });
    expect(events).toEqual(['begin', '2/3', '3/3', 'end']);
  });

  it('takes the attachments of a report page, with the report’s context; they count with their page', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': '<p>见附件</p><a href="P1.doc">附件</a>',
      '/zwgk/b.html': `${reportPage('b')}<a href="P2.doc">附件</a>`,
      '/zwgk/P1.doc': { body: 'DOC', type: 'application/octet-stream' },
      '/zwgk/P2.doc': { body: 'DOC 2', type: 'application/octet-stream' },
    });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/P1.doc')).toMatchObject({
      role: 'attachment',
      status: 'fetched',
      parent: `${HOST}/zwgk/a.html`,
      context: { agency: '区教育局', title: '区教育局2024年政府信息公开工作年度报告' },
    });
    expect(await stateOf(workspace, '/zwgk/P2.doc')).toMatchObject({
      role: 'attachment',
      parent: `${HOST}/zwgk/b.html`,
    });
    expect(run.reports_found).toBe(2);
  });

  it('reads a year’s column that is called like a report as the list it is', async () => {
    const server = await site({
      '/zwgk/': '<a href="2024/">2024年政府信息公开工作年度报告</a>',
      '/zwgk/2024/': '<a href="a.html">区民政局2024年政府信息公开工作年度报告</a>',
      '/zwgk/2024/a.html': reportPage('a'),
    });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(run.reports_found).toBe(1);
    expect((await stateOf(workspace, '/zwgk/2024/'))?.role).toBe('list');
    expect((await stateOf(workspace, '/zwgk/2024/a.html'))?.context.agency).toBe('区民政局');
  });
});

describe('a second crawl', () => {
  it('finds nothing changed by the body alone, and writes revisits', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const run = await crawl(server, workspace);
    expect(run.counts).toMatchObject({ fetched: 0, unchanged: 8 });
    const captures = await readCaptures(workspace.archive('small'));
    expect(captures.filter(({ revisit }) => revisit)).toHaveLength(8);
    expect(new Set((await briefStates(workspace)).map((line) => line.split(': ')[1]))).toEqual(
      new Set(['unchanged']),
    );
  });

  it('makes conditional requests where the server sent a validator', async () => {
    const conditions: unknown[] = [];
    const server = await site({
      '/zwgk/': (request, response) => {
        const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
        conditions.push([tag, since]);
        if (tag === '"v1"') response.writeHead(304).end();
        else {
          const headers = { etag: '"v1"', 'last-modified': 'Fri, 17 Jan 2025 01:00:00 GMT' };
          response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(entryTo('a.html'));
        }
      },
      '/zwgk/a.html': reportPage('a'),
    });
    const workspace = await newWorkspace();
    const first = await crawl(server, workspace);
    const second = await crawl(server, workspace);
    const third = await crawl(server, workspace);
    expect(conditions).toEqual([
      [undefined, undefined],
      ['"v1"', 'Fri, 17 Jan 2025 01:00:00 GMT'],
      ['"v1"', 'Fri, 17 Jan 2025 01:00:00 GMT'],
    ]);
    // The links of a page that was answered with 304 are read from the archive.
    expect([first, second, third].map(({ reports_found: found }) => found)).toEqual([1, 1, 1]);
    expect(await stateOf(workspace, '/zwgk/')).toMatchObject({ status: 'unchanged', http_status: 304 });
  });

  it('makes a new capture of a changed page, and keeps the old', async () => {
    const server = await site(SMALL_SITE);
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    server.pages.set('/zwgk/jyj/gknb/t2.html', reportPage('2023, corrected'));
    const run = await crawl(server, workspace);
    expect(run.counts).toMatchObject({ fetched: 1, unchanged: 7 });
    const captures = await readCaptures(workspace.archive('small'));
    const ofPage = captures.filter(({ url }) => url === `${HOST}/zwgk/jyj/gknb/t2.html`);
    const bodies = await Promise.all(
      ofPage.map((capture) => readBody(workspace.archive('small'), captures, capture)),
    );
    expect(bodies.map((body) => /<h1>(.*)<\/h1>/.exec(Buffer.from(body).toString())?.[1])).toEqual([
      '2023',
      '2023, corrected',
    ]);
    expect((await stateOf(workspace, '/zwgk/jyj/gknb/t2.html'))?.sha256).toBe(ofPage[1]?.sha256);
  });

  it('keeps the state of a page that is no longer linked', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html', 'b.html'),
      '/zwgk/a.html': reportPage('a'),
      '/zwgk/b.html': reportPage('b'),
    });
    const workspace = await newWorkspace();
    const first = await crawl(server, workspace);
    server.pages.set('/zwgk/', entryTo('a.html'));
    const second = await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/b.html')).toMatchObject({ status: 'fetched', run: first.run });
    expect(second).toMatchObject({ reports_found: 2, counts: { unchanged: 1 + 1, fetched: 1 } });
  });

  it('does not forget the body of a page that cannot be fetched now', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': reportPage('a') });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const before = await stateOf(workspace, '/zwgk/a.html');
    server.pages.set('/zwgk/a.html', status(500));
    const run = await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'failed',
      http_status: 500,
      sha256: before?.sha256,
    });
    expect(run.reports_found).toBe(1);
  });

  it('finds its way in a page that leaves twenty thousand elements open', async () => {
    const open = '<font>'.repeat(20_000);
    const server = await site({ '/zwgk/': open + entryTo('a.html'), '/zwgk/a.html': open + reportPage('a') });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(run.reports_found).toBe(1);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({ status: 'fetched', reason: null });
  });

  it('counts a report no more that is gone, and leaves its evidence in the archive', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': reportPage('a') });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    server.pages.delete('/zwgk/a.html');
    const run = await crawl(server, workspace);
    expect(run.reports_found).toBe(0);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'gone',
      reason: 'page_gone',
      http_status: 404,
      sha256: null,
    });
    const captures = await readCaptures(workspace.archive('small'));
    const statuses = captures.filter(({ url }) => url.endsWith('a.html')).map(({ status: code }) => code);
    expect(statuses).toEqual([200, 404]);
  });

  it('fetches a body again that the archive has lost, although the server says 304', async () => {
    const server = await site({
      '/zwgk/': (request, response) =>
        request.headers['if-none-match'] === undefined
          ? response.writeHead(200, { etag: '"1"', 'content-type': 'text/html' }).end(entryTo('a.html'))
          : response.writeHead(304).end(),
      '/zwgk/a.html': reportPage('a'),
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const [capture] = await readCaptures(workspace.archive('small'));
    const warc = `${workspace.archive('small')}/${capture?.file}`;
    const bytes = await readFile(warc);
    const entry = (await readCaptures(workspace.archive('small'))).find(({ url }) => url === ENTRY);
    bytes.fill(0, (entry?.offset ?? 0) + 40, (entry?.offset ?? 0) + (entry?.length ?? 0) - 8);
    await writeFile(warc, bytes);
    expect((await crawl(server, workspace)).reports_found).toBe(1);
    expect(server.asked.filter((path) => path === '/zwgk/')).toHaveLength(3);
  });
});

describe('a redirect', () => {
  it('is followed, and both addresses are on record', async () => {
    const server = await site({
      '/zwgk/': entryTo('old.html'),
      '/zwgk/old.html': redirectTo('/new/t1.html', 301),
      '/new/t1.html': reportPage('new'),
    });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/old.html')).toMatchObject({
      status: 'fetched',
      http_status: 301,
      facts: { redirects_to: `${HOST}/new/t1.html` },
      sha256: null,
    });
    expect(await stateOf(workspace, '/new/t1.html')).toMatchObject({
      role: 'report',
      status: 'fetched',
      parent: `${HOST}/zwgk/old.html`,
      context: { agency: '区教育局' },
    });
    expect(run.reports_found).toBe(1);
  });

  it('to a foreign host is not followed', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': redirectTo('http://kaihu.example/zwgk/a.html'),
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    const state = (await statesOf(workspace)).find(({ url }) => url === 'http://kaihu.example/zwgk/a.html');
    expect(state).toMatchObject({
      role: 'report',
      status: 'skipped',
      reason: 'foreign_host',
      facts: { host: 'kaihu.example' },
      http_status: null,
    });
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/', '/zwgk/a.html']);
  });

  it('to a host that the portal file names is followed', async () => {
    const server = await site({
      '/zwgk/': entryTo('http://gk.quzhengfu.test/a.html'),
      '/a.html': reportPage('a'),
    });
    const portal = portalWith({ hosts: ['gk.quzhengfu.test'] });
    expect((await crawl(server, await newWorkspace(), portal)).reports_found).toBe(1);
    // Each host has its own robots.txt.
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/', '/robots.txt', '/a.html']);
  });

  it('to a private address is refused, unless the portal is declared local', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': redirectTo('http://innen.test/a.html'),
      '/a.html': reportPage('inside'),
    });
    const network: Network = {
      resolve: async (host) => (host === 'innen.test' ? ['10.0.0.7'] : ['93.184.216.34']),
      route: () => ({ address: '127.0.0.1', port: server.port }),
    };
    const politeness = { interval_ms: 500, retries: 0 };
    const portal = portalWith({ local: false, hosts: ['innen.test'], politeness });
    const workspace = await newWorkspace();
    await crawl(server, workspace, portal, { network });
    const state = (await statesOf(workspace)).find(({ url }) => url === 'http://innen.test/a.html');
    // robots.txt of that host would have been the first request there.
    expect(state).toMatchObject({ status: 'skipped', reason: 'private_address' });
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/', '/zwgk/a.html']);
    const local = await crawl(server, await newWorkspace(), { ...portal, local: true }, { network });
    expect(local.reports_found).toBe(1);
  });

  it('in a circle fails', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': redirectTo('b.html'),
      '/zwgk/b.html': redirectTo('a.html'),
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/b.html')).toMatchObject({
      status: 'failed',
      reason: 'redirect_loop',
    });
    expect(server.asked).toHaveLength(4);
  });

  it('after five others fails', async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`/zwgk/${n}.html`, redirectTo(`${n + 1}.html`)]),
    );
    const server = await site({ '/zwgk/': entryTo('0.html'), ...hops });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect((await briefStates(workspace)).slice(2)).toEqual([
      '/zwgk/0.html: fetched',
      '/zwgk/1.html: fetched',
      '/zwgk/2.html: fetched',
      '/zwgk/3.html: fetched',
      '/zwgk/4.html: fetched',
      '/zwgk/5.html: failed redirect_loop',
    ]);
  });

  it('of a report to the portal’s entry means that the report is gone', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': redirectTo('./') });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'gone',
      reason: 'page_gone',
      facts: { redirects_to: ENTRY, is_list: true },
    });
  });
});

describe('an answer that is no report', () => {
  it.each([
    [404, 'gone page_gone'],
    [410, 'gone page_gone'],
    [500, 'failed http_error'],
    [403, 'blocked login_or_challenge'],
    [412, 'blocked login_or_challenge'],
    [521, 'blocked login_or_challenge'],
    [204, 'failed http_error'],
    [302, 'failed http_error'],
  ])('with status %i is recorded as %s', async (code, expected) => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': status(code) });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await briefStates(workspace)).toContain(`/zwgk/a.html: ${expected}`);
    expect((await stateOf(workspace, '/zwgk/a.html'))?.http_status).toBe(code);
  });

  it('with status 200, but which only says that there is no such page, is gone', async () => {
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': '<title>提示</title><p>您访问的页面不存在，请返回首页。</p>',
    });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    const message = (await readCaptures(workspace.archive('small'))).find(({ url }) =>
      url.endsWith('a.html'),
    );
    expect(run.reports_found).toBe(0);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'gone',
      reason: 'page_gone',
      facts: { text: '您访问的页面不存在，请返回首页。' },
      // So that readers of the archive know which body is no document.
      sha256: null,
      messages: [message?.sha256],
    });
  });
});

describe('robots.txt', () => {
  it('that forbids crawling is obeyed', async () => {
    const server = await site({
      '/robots.txt': { body: 'User-agent: nianbao\nDisallow: /zwgk/secret\n', type: 'text/plain' },
      '/zwgk/': entryTo('secret.html', 'open.html'),
      '/zwgk/open.html': reportPage('open'),
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await briefStates(workspace)).toContain('/zwgk/secret.html: skipped robots_disallowed');
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/', '/zwgk/open.html']);
  });

  it.each([
    ['missing', status(404)],
    ['forbidden', status(403)],
    ['the home page', '<!DOCTYPE html><p>Disallow: /</p>'],
    ['a redirect to itself', redirectTo('/robots.txt')],
    ['a redirect to a page elsewhere', redirectTo('http://elsewhere.test/zwgk/')],
  ])('that is %s allows everything', async (_, robots) => {
    const server = await site({ ...SMALL_SITE, '/robots.txt': robots });
    expect((await crawl(server, await newWorkspace())).reports_found).toBe(3);
  });

  it('that is kept on another host is obeyed', async () => {
    const server = await site({
      ...SMALL_SITE,
      '/robots.txt': redirectTo('http://elsewhere.test/rules.txt'),
      '/rules.txt': { body: 'User-agent: *\nDisallow: /zwgk/\n', type: 'text/plain' },
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await briefStates(workspace)).toContain('/zwgk/: skipped robots_disallowed');
    expect(server.asked).toEqual(['/robots.txt', '/rules.txt']);
  });

  it('that asks for an absurd interval is named as the reason', async () => {
    const server = await site({
      ...SMALL_SITE,
      '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 86400\n', type: 'text/plain' },
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(await stateOf(workspace, '/zwgk/')).toMatchObject({
      reason: 'budget_spent',
      facts: { crawl_delay_s: 86_400 },
    });
  });

  it.each([
    ['answers with 500', status(500)],
    ['answers with 429', status(429)],
    ['breaks off', (request) => void request.socket.destroy()],
  ] satisfies [string, Answer][])('that %s stops the crawl of its host', async (_, robots) => {
    const server = await site({ ...SMALL_SITE, '/robots.txt': robots });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(await briefStates(workspace)).toEqual([
      '/robots.txt: failed robots_unavailable',
      '/zwgk/: failed robots_unavailable',
    ]);
    expect(server.asked).toEqual(['/robots.txt']);
    expect(run.shortfalls).toEqual([{ what: 'any_report', entry_url: ENTRY }]);
  });

  it('that asks for a longer interval than ours gets it', async () => {
    const server = await site({
      ...SMALL_SITE,
      '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 3\n', type: 'text/plain' },
    });
    const clock = { ms: Date.parse('2025-03-01T00:00:00Z') };
    const waits: number[] = [];
    await crawl(server, await newWorkspace(), portalWith(), {
      now: () => new Date(clock.ms),
      delay: async (ms) => {
        waits.push(ms);
        clock.ms += ms;
      },
    });
    // Seven pages after robots.txt itself.
    expect(waits).toEqual([3000, 3000, 3000, 3000, 3000, 3000, 3000]);
  });
});

describe('a server that is not able just now', () => {
  it('with 429 and Retry-After is requested again at that time, and the answer counts', async () => {
    let refusals = 2;
    const server = await site({
      '/zwgk/': entryTo('a.html'),
      '/zwgk/a.html': (_, response) => {
        refusals -= 1;
        if (refusals >= 0) response.writeHead(429, { 'retry-after': '7' }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end(reportPage('a'));
      },
    });
    const waits: number[] = [];
    const portal = portalWith({ politeness: { interval_ms: 0, retries: 3 } });
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace, portal, {
      delay: async (ms) => void waits.push(ms),
    });
    expect(waits).toEqual([7000, 7000]);
    expect(run).toMatchObject({ reports_found: 1, counts: { requests: 5 } });
    // What was refused in passing is no evidence.
    const captures = await readCaptures(workspace.archive('small'));
    expect(captures.filter(({ url }) => url.endsWith('a.html')).map(({ status: code }) => code)).toEqual([
      200,
    ]);
  });

  it('all the time fails with its last answer', async () => {
    const server = await site({ '/zwgk/': entryTo('a.html'), '/zwgk/a.html': status(503) });
    const portal = portalWith({ politeness: { interval_ms: 0, retries: 2 } });
    const workspace = await newWorkspace();
    await crawl(server, workspace, portal);
    expect(server.asked.filter((path) => path === '/zwgk/a.html')).toHaveLength(3);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'failed',
      reason: 'http_error',
      http_status: 503,
    });
  });
});

describe('a list', () => {
  it('whose next page belongs to something else is not followed further', async () => {
    const server = await site({
      '/zwgk/': '<a href="nb/">政府信息公开年报</a>',
      '/zwgk/nb/': `${entryTo('a.html')}<a href="/news/index_1.html">下一页</a>`,
      '/zwgk/nb/a.html': reportPage('a'),
      '/news/index_1.html': '<li><a href="n1.html">某区召开会议</a></li><a href="index_2.html">下一页</a>',
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(server.asked).not.toContain('/news/index_2.html');
    expect((await stateOf(workspace, '/news/index_1.html'))?.facts).toEqual({
      list_end: { list: `${HOST}/zwgk/nb/`, why: 'not_of_list' },
    });
  });

  it('whose pager has no end is left when a page shows what another showed', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [
        `/zwgk/nb/?page=${n + 1}`,
        `${entryTo('a.html')}<a href="?page=${n + 2}">下一页</a>`,
      ]),
    );
    const server = await site({
      '/zwgk/': '<a href="nb/?page=1">政府信息公开年报</a>',
      ...pages,
      '/zwgk/nb/a.html': reportPage('a'),
    });
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(server.asked.filter((path) => path.includes('page='))).toEqual([
      '/zwgk/nb/?page=1',
      '/zwgk/nb/?page=2',
    ]);
    expect((await stateOf(workspace, '/zwgk/nb/?page=2'))?.facts.list_end).toMatchObject({ why: 'repeats' });
  });

  it('below a list below a list … is not followed for ever, and says so', async () => {
    const folder = (depth: number): string => `/zwgk/${'nb/'.repeat(depth)}`;
    const server = await site(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, depth) => [folder(depth), '<a href="nb/">政府信息公开年报</a>']),
      ),
    );
    const workspace = await newWorkspace();
    await crawl(server, workspace);
    expect(server.asked).toContain(folder(6));
    expect(server.asked).not.toContain(folder(7));
    expect(await briefStates(workspace)).toContain(`${folder(7)}: skipped limit_reached`);
  });
});
