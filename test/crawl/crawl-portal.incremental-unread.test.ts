import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCaptures } from '../../src/archive/index.ts';
import type { CrawlOptions } from '../../src/crawl/crawl-portal.ts';
import type { Renderer } from '../../src/crawl/index.ts';
import type { CrawlRun, UrlState } from '../../src/domain/index.ts';
import { sourceDocuments } from '../../src/extract/portal/source-documents.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { type Workspace, workspaceAt } from '../../src/workspace/index.ts';
import { crawl, DATA_TABLE, HOST, newWorkspace, portalWith, stateOf, statesOf } from './small-portal.ts';
import { type Answer, redirectTo, site, type TestServer } from './test-server.ts';

const { challenges } = await readRegistry();

/** A link to a report so old that its turn comes once in half a year. */
const old = (href: string, year: number): string =>
  `<li><a href="${href}">区教育局${year}年政府信息公开工作年度报告</a></li>`;
const robots = { body: 'User-agent: *\nSitemap: /sitemap.xml\n', type: 'text/plain' };
const sitemapWith = (path: string, day: string): Answer => ({
  type: 'application/xml',
  body: `<urlset><url><loc>${HOST}${path}</loc><lastmod>${day}</lastmod></url></urlset>`,
});
const DOC: Answer = { body: 'DOC', type: 'application/msword' };

/** A report with an attachment, one that continues on a second page, which has an attachment, and one that has moved. */
const SITE: Readonly<Record<string, Answer>> = {
  '/zwgk/': `<ul>${old('a.html', 2015)}${old('b.html', 2016)}${old('c.html', 2017)}</ul>`,
  '/zwgk/a.html': '<p>见附件</p><a href="P1.doc">附件</a>',
  '/zwgk/b.html': `<h1>年度报告</h1>${DATA_TABLE}<a href="b_1.html">下一页</a>`,
  '/zwgk/b_1.html': '<p>续</p><a href="P2.doc">附件</a>',
  '/zwgk/c.html': redirectTo('d.html'),
  '/zwgk/d.html': `<h1>年度报告</h1>${DATA_TABLE}`,
  '/zwgk/P1.doc': DOC,
  '/zwgk/P2.doc': DOC,
};
const REPORTS = Object.keys(SITE).filter((path) => path !== '/zwgk/');
const DAY = '2025-03-01T03:00:00Z';

function crawlOn(
  time: string,
  server: TestServer,
  workspace: Workspace,
  options: Partial<CrawlOptions> = {},
): Promise<CrawlRun> {
  server.asked.length = 0;
  return crawl(server, workspace, portalWith({ recheck: {} }), { now: () => new Date(time), ...options });
}

async function loseWarcFiles(workspace: Workspace): Promise<void> {
  const archive = workspace.archive('small');
  const names = (await readdir(archive)).filter((name) => name.endsWith('.warc.gz'));
  expect(names).not.toEqual([]);
  await Promise.all(names.map((name) => rm(join(archive, name))));
}

/** The same workspace as a version of the program left it that did not keep where reports lead. */
async function asOlderVersion(workspace: Workspace): Promise<Workspace> {
  const copy = workspaceAt(await mkdtemp(join(tmpdir(), 'nianbao-crawl-')));
  await cp(workspace.root, copy.root, { recursive: true });
  const lines = (await statesOf(workspace)).map(({ leads_to: _, ...state }) => `${JSON.stringify(state)}\n`);
  await writeFile(copy.urlStates('small'), lines.join(''));
  return copy;
}

describe('a report that is held and not due', () => {
  it('is not read: its WARC file may be lost', async () => {
    const server = await site(SITE);
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    const before = await statesOf(workspace);
    await loseWarcFiles(workspace);
    const run = await crawlOn(DAY, server, workspace);
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
    expect(run.counts.unchanged).toBe(2 + REPORTS.length);
    const after = await statesOf(workspace);
    expect(after.map(({ url, sha256, leads_to }) => ({ url, sha256, leads_to }))).toEqual(
      before.map(({ url, sha256, leads_to }) => ({ url, sha256, leads_to })),
    );
  });

  it('keeps in its state its further pages and its attachments', async () => {
    const workspace = await newWorkspace();
    await crawlOn(DAY, await site(SITE), workspace);
    const leadsOf = async (path: string) => (await stateOf(workspace, path))?.leads_to;
    expect(await leadsOf('/zwgk/a.html')).toMatchObject({ pages: [], attachments: [`${HOST}/zwgk/P1.doc`] });
    expect(await leadsOf('/zwgk/b.html')).toMatchObject({ pages: [`${HOST}/zwgk/b_1.html`] });
    expect(await leadsOf('/zwgk/P1.doc')).toMatchObject({ pages: [], attachments: [] });
    expect(await leadsOf('/zwgk/c.html')).toBeUndefined();
    expect(await leadsOf('/zwgk/')).toBeUndefined();
  });

  it('has its attachments met in each run, and requested when they are due', async () => {
    const server = await site({
      ...SITE,
      '/robots.txt': robots,
      '/sitemap.xml': sitemapWith('/zwgk/P2.doc', '2025-02-01'),
    });
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    server.pages
      .set('/sitemap.xml', sitemapWith('/zwgk/P2.doc', '2025-03-02'))
      .set('/zwgk/P2.doc', { body: 'DOC, corrected', type: 'application/msword' });
    const run = await crawlOn('2025-03-03T03:00:00Z', server, workspace);
    expect(server.asked).toEqual(['/robots.txt', '/sitemap.xml', '/zwgk/', '/zwgk/P2.doc']);
    expect(await stateOf(workspace, '/zwgk/P2.doc')).toMatchObject({
      status: 'fetched',
      run: run.run,
      parent: `${HOST}/zwgk/b_1.html`,
    });
    expect(await stateOf(workspace, '/zwgk/P1.doc')).toMatchObject({ status: 'unchanged', run: run.run });
  });

  it('is not read, even where a browser showed it', async () => {
    const shell = '<div id="app"></div><script src="/app.js"></script>';
    const server = await site({ ...SITE, '/zwgk/a.html': shell });
    const workspace = await newWorkspace();
    let timesRendered = 0;
    const renderer: Renderer = {
      render: async ({ url }) => {
        timesRendered += 1;
        const page = { kind: 'page', url, status: 200, picture: null, requests: 1, bytes: 1 } as const;
        return { ...page, html: String(SITE['/zwgk/a.html']), refused: [] };
      },
    };
    await crawlOn(DAY, server, workspace, { renderer });
    const before = await stateOf(workspace, '/zwgk/a.html');
    await loseWarcFiles(workspace);
    const run = await crawlOn(DAY, server, workspace, { renderer });
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
    expect(timesRendered).toBe(1);
    expect(await stateOf(workspace, '/zwgk/a.html')).toEqual({
      ...before,
      status: 'unchanged',
      facts: { not_requested: true },
      run: run.run,
    });
    expect(before?.messages).toHaveLength(1);
    expect(before?.leads_to?.attachments).toEqual([`${HOST}/zwgk/P1.doc`]);
  });

  it('passes on to its attachments what the list says now', async () => {
    const server = await site(SITE);
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    // Not a reason to request the report: neither its title nor its date changed.
    const agency = '<table><tr><th>区卫生健康局</th><td><a href="a.html">2015年</a></td></tr></table>';
    const title = '<h1>政府信息公开工作年度报告</h1>';
    server.pages.set('/zwgk/', title + agency);
    await crawlOn(DAY, server, workspace);
    server.pages.set('/zwgk/', title + agency.replace('卫生健康', '农业农村'));
    await crawlOn(DAY, server, workspace);
    expect(server.asked).toEqual(['/robots.txt', '/zwgk/']);
    expect((await stateOf(workspace, '/zwgk/P1.doc'))?.context.agency).toBe('区农业农村局');
  });

  it('gives the same states as one that is read', async () => {
    const server = await site({
      ...SITE,
      '/zwgk/': `${SITE['/zwgk/']}${['gone', 'empty', 'guarded', 'refreshed', 'short', 'list']
        .map((name, at) => old(name === 'list' ? 'y/' : `${name}.html`, 2008 + at))
        .join('')}`,
      '/zwgk/gone.html': '<title>404</title><p>您访问的页面不存在</p>',
      '/zwgk/empty.html': '<div id="app"></div><script src="/app.js"></script>',
      '/zwgk/guarded.html': '<p>请按住滑块，拖动到最右边</p>',
      '/zwgk/refreshed.html': '<meta http-equiv="refresh" content="0; url=d.html">',
      '/zwgk/short.html': '<p>本机关2012年没有收到申请。</p>',
      '/zwgk/y/': `<ul>${old('../a.html', 2015)}${old('e.html', 2014)}</ul>`,
      '/zwgk/y/e.html': '<img src="p1.jpg"><img src="p2.jpg">',
      '/zwgk/y/p1.jpg': { body: 'JPEG', type: 'image/jpeg' },
      '/zwgk/y/p2.jpg': { body: 'JPEG', type: 'image/jpeg' },
    });
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    const older = await asOlderVersion(workspace);
    for (const time of ['2025-03-01T09:00:00Z', '2025-04-01T03:00:00Z', '2025-09-01T03:00:00Z']) {
      await crawlOn(time, server, older);
      const asked = [...server.asked];
      await crawlOn(time, server, workspace);
      expect(server.asked).toEqual(asked);
      expect(await statesOf(workspace)).toEqual(await statesOf(older));
      const olderAgain = await asOlderVersion(older);
      await cp(olderAgain.urlStates('small'), older.urlStates('small'));
    }
    const bySituation = new Map(
      (await statesOf(workspace)).map((state): [string, UrlState] => [state.url, state]),
    );
    expect(bySituation.get(`${HOST}/zwgk/short.html`)?.status).toBe('unchanged');
    expect(bySituation.get(`${HOST}/zwgk/guarded.html`)?.status).toBe('blocked');
    expect(bySituation.get(`${HOST}/zwgk/y/`)?.role).toBe('list');
  });
});

const CIRCLE_PAGE = '<p>请用手指画圈后继续</p>';
const CIRCLE = {
  id: 'circle',
  where: 'text',
  pattern: /画圈/,
  zh: '画圈',
  en: 'A circle to be drawn',
} as const;
const WITH_CIRCLE = { registry: { challenges: [...challenges, CIRCLE] } };

/** SHA-256 of the contents that extract reads, in the order of time. */
async function contentsRead(workspace: Workspace): Promise<string[]> {
  const captures = await readCaptures(workspace.archive('small'));
  return sourceDocuments('small', await statesOf(workspace), captures)
    .flat()
    .map(({ document }) => document.sha256);
}

describe('a report that is held and not due is read all the same', () => {
  it('where its state does not say where it leads', async () => {
    const server = await site(SITE);
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    const older = await asOlderVersion(workspace);
    await loseWarcFiles(older);
    await crawlOn(DAY, server, older);
    // All but the redirect, whose target is in the index.
    expect([...server.asked].sort()).toEqual(
      ['/robots.txt', ...Object.keys(SITE)].filter((path) => path !== '/zwgk/c.html').sort(),
    );
    expect((await stateOf(older, '/zwgk/a.html'))?.leads_to?.attachments).toEqual([`${HOST}/zwgk/P1.doc`]);
  });

  it('by another version of the program, which may find more in it', async () => {
    const server = await site(SITE);
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace, { software: 'nianbao/1.0.0' });
    await loseWarcFiles(workspace);
    await crawlOn(DAY, server, workspace, { software: 'nianbao/1.1.0' });
    expect(server.asked).toContain('/zwgk/a.html');
  });

  it('where a sign of challenge pages became known since: its content is no report any more', async () => {
    const server = await site({ '/zwgk/': old('a.html', 2015), '/zwgk/a.html': CIRCLE_PAGE });
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    const before = await stateOf(workspace, '/zwgk/a.html');
    expect(before).toMatchObject({ status: 'fetched' });
    const run = await crawlOn(DAY, server, workspace, WITH_CIRCLE);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'blocked',
      reason: 'login_or_challenge',
      facts: {
        sign: { id: 'circle', en: 'A circle to be drawn' },
        text: '请用手指画圈后继续',
        has_no_browser: true,
      },
      sha256: null,
      messages: [before?.sha256],
    });
    expect(run.reports_found).toBe(0);
    expect(await contentsRead(workspace)).toEqual([]);
  });

  it('where the run fetched it before it was cut off', async () => {
    const server = await site(SITE);
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    server.pages.set('/zwgk/a.html', '<p>见附件</p><a href="P3.doc">附件</a>').set('/zwgk/P3.doc', DOC);
    const stop = new AbortController();
    const answer = SITE['/zwgk/b.html'] ?? '';
    server.pages.set('/zwgk/b.html', () => stop.abort(new Error('stopped')));
    const cut = crawlOn(DAY, server, workspace, { recheck: true, signal: stop.signal });
    await expect(cut).rejects.toThrow('stopped');
    server.pages.set('/zwgk/b.html', answer);
    const run = await crawlOn(DAY, server, workspace);
    expect(run.resumed).toBe(true);
    expect(server.asked).not.toContain('/zwgk/a.html');
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({
      status: 'fetched',
      leads_to: { attachments: [`${HOST}/zwgk/P3.doc`] },
    });
    expect(await stateOf(workspace, '/zwgk/P3.doc')).toMatchObject({ status: 'fetched', run: run.run });
  });
});

describe('a report stays when its page shows a challenge', () => {
  it('that was known as one at once', async () => {
    const server = await site({ '/zwgk/': old('a.html', 2015), '/zwgk/a.html': '<p>本年度报告</p>' });
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace, WITH_CIRCLE);
    const report = (await stateOf(workspace, '/zwgk/a.html'))?.sha256;
    server.pages.set('/zwgk/a.html', CIRCLE_PAGE);
    const run = await crawlOn(DAY, server, workspace, { ...WITH_CIRCLE, recheck: true });
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({ status: 'blocked', sha256: report });
    expect(run.reports_found).toBe(1);
    expect(await contentsRead(workspace)).toEqual([report]);
  });

  it('that is recognised only when a sign of it becomes known', async () => {
    const server = await site({ '/zwgk/': old('a.html', 2015), '/zwgk/a.html': '<p>本年度报告</p>' });
    const workspace = await newWorkspace();
    await crawlOn(DAY, server, workspace);
    const report = (await stateOf(workspace, '/zwgk/a.html'))?.sha256;
    server.pages.set('/zwgk/a.html', CIRCLE_PAGE);
    await crawlOn(DAY, server, workspace, { recheck: true });
    const challenge = (await stateOf(workspace, '/zwgk/a.html'))?.sha256;
    expect(await contentsRead(workspace)).toEqual([report, challenge]);
    await crawlOn(DAY, server, workspace, WITH_CIRCLE);
    expect(await stateOf(workspace, '/zwgk/a.html')).toMatchObject({ status: 'blocked' });
    expect(await contentsRead(workspace)).toEqual([report]);
  });
});
