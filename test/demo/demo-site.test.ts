import { readFile } from 'node:fs/promises';
import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import { answer, type SiteAnswer } from '../../src/demo/answer.ts';
import { readDemoData } from '../../src/demo/demo-data.ts';
import { demoSite } from '../../src/demo/demo-site.ts';
import { demoPortalPath } from '../../src/demo/index.ts';
import { readPortalFile } from '../../src/registry/index.ts';
import { data, registry, reports } from './demo-fixture.ts';

const site = demoSite(data);
const ENTRY = 'http://shifanqu.demo.invalid/zwgk/zfxxgkqwbj/';

function get(path: string): SiteAnswer {
  return answer(site, { method: 'GET', url: path, headers: {} });
}

function links(path: string, selector: string): { text: string; href: string }[] {
  const $ = cheerio.load(Buffer.from(get(path).body).toString('utf8'));
  return $(`${selector} a`)
    .toArray()
    .map((element) => ({ text: $(element).text(), href: $(element).attr('href') ?? '' }));
}

/** Every address that links lead to from the entry, with its status; 0 for another host. */
function walk(): Map<string, number> {
  const statuses = new Map<string, number>();
  const waiting = [ENTRY];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (statuses.has(url)) continue;
    const { host, pathname } = new URL(url);
    const page = host === 'shifanqu.demo.invalid' ? get(pathname) : undefined;
    statuses.set(url, page?.status ?? 0);
    if (!page?.headers['content-type']?.startsWith('text/html') || page.status !== 200) continue;
    for (const { href } of links(pathname, 'body')) waiting.push(new URL(href, url).href);
    const script = /createPageHTML\((\d+), \d+, "index", "html"\)/.exec(
      Buffer.from(page.body).toString('utf8'),
    );
    for (let number = 1; number < Number(script?.[1] ?? 0); number += 1) {
      waiting.push(new URL(`index_${number}.html`, url).href);
    }
  }
  return statuses;
}

describe('the portal', () => {
  it('names its agencies on the entry page, one of them twice', () => {
    expect(links('/zwgk/zfxxgkqwbj/', '.agencies')).toEqual([
      { text: '示范区人民政府', href: './sfqzf/' },
      { text: '示范区教育局', href: './sfqjyj/' },
      { text: '示范区财政局', href: './sfqczj/' },
      { text: '示范区民政局', href: './sfqmzj/' },
      { text: '示范区司法局', href: './sfqsfj/' },
      { text: '示范区人力资源和社会保障局', href: './sfqrsj/' },
      { text: '示范区人社局', href: './sfqrshj/' },
      { text: '示范区农业农村局', href: './sfqnyncj/' },
      { text: '示范区卫生健康委员会', href: './sfqwjw/' },
      { text: '示范区市场监督管理局', href: './sfqscjgj/' },
      { text: '南开区应急管理局', href: './nkqyjglj/' },
    ]);
  });

  it('leads from an agency to its reports among its other columns', () => {
    expect(links('/zwgk/zfxxgkqwbj/sfqczj/', '.nav').map((link) => link.text)).toEqual([
      '机构概况',
      '政策文件',
      '政府信息公开指南',
      '政府信息公开年报',
    ]);
  });

  it('shows four entries of a list on a page, newest first, and gives the number of pages in a script', () => {
    const list = '/zwgk/zfxxgkqwbj/sfqjyj/zfxxgknb/';
    expect(links(list, '.list').map((link) => link.href)).toEqual([
      './202501/t20250117_5116.html',
      'http://shifanshi.demo.invalid/zwgk/zfxxgknb/202401/t20240125_7304.html',
      './202401/t20240122_5117.html',
      './202401/t20240119_5113.html',
    ]);
    expect(Buffer.from(get(list).body).toString('utf8')).toContain('createPageHTML(2, 0, "index", "html");');
    const second = Buffer.from(get(`${list}index_1.html`).body).toString('utf8');
    expect(second).toContain('createPageHTML(2, 1, "index", "html");');
    expect(second).toContain('示范区教育局2019年政府信息公开工作年度报告');
    expect(get(`${list}index_2.html`).status).toBe(404);
    expect(get(`${list}index.html`)).toEqual(get(list));
  });

  it('has no link that leads nowhere, except the one missing page and the one foreign host', () => {
    const statuses = walk();
    const broken = [...statuses].filter(([, status]) => status !== 200);
    expect(broken.sort()).toEqual([
      ['http://shifanqu.demo.invalid/zwgk/zfxxgkqwbj/sfqsfj/zfxxgknb/201903/t20190320_5400.html', 404],
      ['http://shifanshi.demo.invalid/zwgk/zfxxgknb/202401/t20240125_7304.html', 0],
    ]);
    for (const report of reports) expect(statuses.get(report.url)).toBe(200);
  });

  it('forbids crawlers the search', () => {
    expect(Buffer.from(get('/robots.txt').body).toString('utf8')).toBe('User-agent: *\nDisallow: /search/\n');
  });

  it('sends no validators for 民政局, and a date of change for the others', () => {
    expect(get('/zwgk/zfxxgkqwbj/sfqmzj/zfxxgknb/').headers).not.toHaveProperty('etag');
    expect(get('/zwgk/zfxxgkqwbj/nkqyjglj/zfxxgknb/202501/t20250117_5901.html').headers).toMatchObject({
      'last-modified': 'Fri, 17 Jan 2025 01:30:00 GMT',
    });
  });

  it('gives the DOC of 卫生健康委员会 under a type that says nothing', () => {
    const page = '/zwgk/zfxxgkqwbj/sfqwjw/zfxxgknb/202101/';
    expect(links(`${page}t20210118_5704.html`, '.WordSection1')).toEqual([
      {
        text: '示范区卫生健康委员会2020年政府信息公开工作年度报告.doc',
        href: './P020210118402517366251.doc',
      },
    ]);
    const doc = get(`${page}P020210118402517366251.doc`);
    expect(doc.headers['content-type']).toBe('application/octet-stream');
    expect(Buffer.from(doc.body.subarray(0, 8)).toString('hex')).toBe('d0cf11e0a1b11ae1');
  });

  it('has as many agencies and reports as its README and its portal file say', async () => {
    expect(data.agencies).toHaveLength(11);
    expect(reports).toHaveLength(55);
    const readme = await readFile(new URL('../../data/demo/README.md', import.meta.url), 'utf8');
    expect(readme).toContain('11 names of 10 agencies, 55 reports');
    expect((await readPortalFile(demoPortalPath)).expect).toEqual({ agencies: 11, reports: 55 });
  });

  it('is the same bytes whenever it is built', async () => {
    const again = demoSite(await readDemoData(registry));
    const paths = [...walk()].filter(([, status]) => status === 200).map(([url]) => new URL(url).pathname);
    expect(paths.length).toBeGreaterThan(55);
    for (const path of paths) {
      expect(again(path, new URLSearchParams())).toEqual(site(path, new URLSearchParams()));
    }
  });
});
