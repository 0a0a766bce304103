import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readSitemap } from '../../../src/crawl/robots/sitemap.ts';
import { crawl, HOST, newWorkspace, portalWith, reportPage, SMALL_SITE, stateOf } from '../small-portal.ts';
import { serve, type TestServer } from '../test-server.ts';

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function urlset(...entries: readonly (readonly [path: string, modifiedOn?: string])[]): string {
  const urls = entries.map(
    ([path, on]) =>
      `<url><loc>${HOST}${path}</loc>${on === undefined ? '' : `<lastmod>${on}</lastmod>`}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><urlset ${XMLNS}>${urls.join('')}</urlset>`;
}

describe('a sitemap', () => {
  it('is read with its dates, without invalid ones', () => {
    const body = Buffer.from(urlset(['/a?x=1&amp;y=2', '2025-01-17'], ['/b', 'gestern'], ['/c']));
    expect(readSitemap(body)).toEqual({
      isIndex: false,
      entries: [
        { url: `${HOST}/a?x=1&y=2`, modifiedOn: '2025-01-17' },
        { url: `${HOST}/b`, modifiedOn: null },
        { url: `${HOST}/c`, modifiedOn: null },
      ],
    });
  });

  it('may be packed, or be an index', () => {
    const index = `<sitemapindex ${XMLNS}><sitemap><loc>${HOST}/s.xml.gz</loc></sitemap></sitemapindex>`;
    expect(readSitemap(gzipSync(index))).toMatchObject({
      isIndex: true,
      entries: [{ url: `${HOST}/s.xml.gz` }],
    });
  });

  it('that breaks off is read up to there', () => {
    const whole = urlset(['/a'], ['/b']);
    expect(readSitemap(Buffer.from(whole.slice(0, whole.indexOf('/b')))).entries).toHaveLength(1);
    expect(readSitemap(Buffer.from('<html>404</html>')).entries).toEqual([]);
    expect(readSitemap(gzipSync(whole).subarray(0, 30)).entries).toEqual([]);
  });
});

describe('the sitemaps of a portal', () => {
  let server: TestServer;
  afterEach(() => server.close());

  async function portal(pages: Readonly<Record<string, string>>): Promise<void> {
    server = await serve({
      ...SMALL_SITE,
      '/robots.txt': {
        body: `Sitemap: ${HOST}/sitemap.xml\nSitemap: http://elsewhere.test/s.xml`,
        type: 'text/plain',
      },
      ...Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, { body, type: 'text/xml' }])),
    });
  }

  it('name reports that no list shows, below the entry, each requested once and last', async () => {
    await portal({
      '/sitemap.xml': urlset(
        ['/zwgk/jyj/gknb/t1.html'],
        ['/zwgk/mzj/gknb/t9.html'],
        ['/zwgk/mzj/gknb/'],
        ['/zwgk/mzj/news/t8.html'],
        ['/elsewhere/gknb/t7.html'],
      ),
    });
    server.pages.set('/zwgk/mzj/gknb/t9.html', reportPage('hidden'));
    const workspace = await newWorkspace();
    const run = await crawl(server, workspace);
    expect(run.reports_found).toBe(4);
    expect(server.asked.at(1)).toBe('/sitemap.xml');
    expect(server.asked.at(-1)).toBe('/zwgk/mzj/gknb/t9.html');
    expect(server.asked).toHaveLength(8 + 2);
    expect(await stateOf(workspace, '/zwgk/mzj/gknb/t9.html')).toMatchObject({
      role: 'report',
      parent: `${HOST}/sitemap.xml`,
    });
    expect(await stateOf(workspace, '/sitemap.xml')).toMatchObject({ role: 'sitemap', status: 'fetched' });
    expect(await stateOf(workspace, 'http://elsewhere.test/s.xml')).toMatchObject({ reason: 'foreign_host' });
  });

  it('make a report due that they say has changed', async () => {
    const report = '/zwgk/jyj/gknb/t3.html';
    await portal({ '/sitemap.xml': urlset([report, '2023-02-01']) });
    const workspace = await newWorkspace();
    const seldom = portalWith({ recheck: { recent_days: 0, every_days: 180_000 } });
    await crawl(server, workspace, seldom);
    const askedFor = (): number => server.asked.filter((path) => path === report).length;
    await crawl(server, workspace, seldom);
    expect(askedFor()).toBe(1);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    server.pages.set('/sitemap.xml', { body: urlset([report, tomorrow]), type: 'text/xml' });
    await crawl(server, workspace, seldom);
    expect(askedFor()).toBe(2);
  });

  it('are at most twenty', async () => {
    const more = Array.from(
      { length: 30 },
      (_, number) => `<sitemap><loc>${HOST}/s${number}.xml</loc></sitemap>`,
    );
    await portal({ '/sitemap.xml': `<sitemapindex ${XMLNS}>${more.join('')}</sitemapindex>` });
    await crawl(server, await newWorkspace());
    expect(server.asked.filter((path) => path.endsWith('.xml'))).toHaveLength(19);
  });
});
