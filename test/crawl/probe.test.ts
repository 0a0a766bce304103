import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loopbackNetwork, portalFile, probePortal } from '../../src/crawl/index.ts';
import type { ProbeOptions } from '../../src/crawl/probe/index.ts';
import { PortalSchema } from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import type { FamilyPortal } from '../portals/family-portal.ts';
import { jcmsPortal } from '../portals/jcms.ts';
import { trsPortal } from '../portals/trs.ts';
import { HOST } from './small-portal.ts';
import { serve, status, type TestServer } from './test-server.ts';

const registry = await readRegistry();

let server: TestServer | undefined;
afterEach(() => server?.close());

async function probe({ entry, pages }: FamilyPortal, changes: Partial<ProbeOptions> = {}) {
  server = await serve(pages);
  return probePortal({
    url: new URL(entry, HOST).href,
    requests: 100,
    render: false,
    registry,
    local: true,
    network: loopbackNetwork(server.port),
    now: () => new Date(),
    random: () => 0.5,
    software: 'nianbao/test (+https://example.org)',
    delay: async () => undefined,
    ...changes,
  });
}

describe('a probe', () => {
  it('names agencies and years of all reports, and requests none of them', async () => {
    const found = await probe(trsPortal());
    expect(found.agencies).toEqual([
      { agency: '区教育局', reports: 6 },
      { agency: '区民政局', reports: 6 },
      { agency: '区财政局', reports: 6 },
      { agency: '东风街道办事处', reports: 6 },
    ]);
    expect(found.years.map(({ year, reports }) => `${year}: ${reports}`)).toEqual([
      '2024: 4',
      '2023: 4',
      '2022: 4',
      '2021: 4',
      '2020: 4',
      '2019: 4',
    ]);
    expect(server?.asked.some((path) => /t\d{8}_\d+\.html/.test(path))).toBe(false);
  });

  it.each([
    [trsPortal(), 'trs'],
    [jcmsPortal(), 'jcms'],
  ])('tells the content system by its signs', async (portal, family) => {
    expect((await probe(portal)).families.map((known) => known.family)).toContain(family);
  });

  it('says what robots.txt has to say', async () => {
    const portal = trsPortal();
    const pages = {
      ...portal.pages,
      '/robots.txt': { body: 'User-agent: *\nDisallow: /zwgk/gknb/', type: 'text/plain' },
    };
    const { robots, wanting } = await probe({ ...portal, pages });
    expect(robots).toEqual([{ url: `${HOST}/robots.txt`, status: 'fetched', facts: {} }]);
    expect(wanting).toMatchObject([{ status: 'skipped', reason: 'robots_disallowed' }]);
  });

  it('says when there is more than it could look at', async () => {
    const { run } = await probe(trsPortal(), { requests: 2 });
    expect(run.partial_reason).toBe('budget_spent');
  });

  it('of a portal that refuses says so', async () => {
    const { reports, wanting, pages } = await probe({ entry: '/zwgk/', pages: { '/zwgk/': status(403) } });
    expect(pages).toBe(0);
    expect(reports).toEqual([]);
    expect(wanting).toMatchObject([
      { status: 'blocked', reason: 'login_or_challenge', facts: { http_status: 403 } },
    ]);
  });
});

describe('the portal file of a probe', () => {
  const withHead = (head: string): FamilyPortal => {
    const portal = trsPortal();
    return { ...portal, pages: { ...portal.pages, '/zwgk/': `${head}<a href="gknb/">政府信息公开年报</a>` } };
  };

  it('is in order, with what a complete crawl finds', async () => {
    const file = portalFile(
      await probe(
        withHead(
          '<meta name="SiteName" content="天津市南开区人民政府"><meta name="SiteIDCode" content="1201040032">',
        ),
      ),
    );
    expect(file.split('\n').slice(0, 3)).toEqual([
      '# data/registry/portals/test-quzhengfu.yaml',
      '# yaml-language-server: $schema=../portal.schema.json',
      '# family: trs (recognised by its signs)',
    ]);
    expect(PortalSchema.parse(parse(file))).toMatchObject({
      id: 'test-quzhengfu',
      name: '天津市南开区人民政府',
      division: '120104',
      entry_url: `${HOST}/zwgk/`,
      expect: { agencies: 4, reports: 24 },
    });
  });

  it('knows the division by the site’s name where it has no code', async () => {
    const { site } = await probe(withHead('<title>福州市鼓楼区人民政府门户网站</title>'));
    // Four districts are called 鼓楼区, and the name says which; but 鼓楼区 alone would not.
    expect(site.division).toBe('350102');
  });

  it('leaves open what is not known', async () => {
    const found = await probe(withHead('<title>鼓楼区人民政府</title>'), { requests: 2 });
    const file = portalFile(found);
    expect(file).toContain('# division: not on the page');
    expect(file).toContain('division: "000000"');
    expect(file).not.toContain('\nexpect:');
  });
});
