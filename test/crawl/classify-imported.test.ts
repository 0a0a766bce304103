import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Exchange, openArchive } from '../../src/archive/index.ts';
import { classifyImported } from '../../src/crawl/index.ts';
import type { UrlState } from '../../src/domain/index.ts';
import { readPortalFile } from '../../src/registry/index.ts';
import { type Workspace, writeJsonLines } from '../../src/workspace/index.ts';
import { DATA_TABLE, HOST, newWorkspace, portalWith, reportPage, statesOf } from './small-portal.ts';

const LIST = `${HOST}/gknb/`;
const REPORT = `${HOST}/gknb/t1.html`;
const TITLE = '区教育局2022年政府信息公开工作年度报告';
const now = (): Date => new Date('2025-01-17T00:00:00.000Z');

type Page = string | Partial<Exchange>;

/** A workspace whose archive has these pages, by URL, and that was never crawled. */
async function archived(pages: Readonly<Record<string, Page>>): Promise<Workspace> {
  const workspace = await newWorkspace();
  const archive = await openArchive(workspace.archive('small'), { now, software: 'nianbao/test' });
  for (const [url, page] of Object.entries(pages)) {
    await archive.append({
      url,
      capturedAt: '2023-05-01T00:00:00.000Z',
      ipAddress: null,
      statusLine: 'HTTP/1.1 200 OK',
      headers: [['Content-Type', 'text/html; charset=utf-8']],
      payload: Buffer.from(typeof page === 'string' ? page : ''),
      ...(typeof page === 'string' ? {} : page),
    });
  }
  await archive.close();
  return workspace;
}

async function classified(pages: Readonly<Record<string, Page>>): Promise<Record<string, UrlState>> {
  const workspace = await archived(pages);
  await classifyImported({ workspace, portal: portalWith(), challenges: [], now });
  const states = await statesOf(workspace, 'small');
  return Object.fromEntries(states.map((state) => [state.url, state]));
}

function listOf(href: string, title = TITLE): string {
  return `<ul><li><a href="${href}">${title}</a><span>2023-01-17</span></li></ul>`;
}

describe('an imported page', () => {
  it('that a list calls a report is one, with what the list says about it', async () => {
    const states = await classified({ [LIST]: listOf('t1.html'), [REPORT]: reportPage('') });
    expect(states[REPORT]).toMatchObject({
      role: 'report',
      status: 'fetched',
      reason: null,
      facts: { is_imported: true },
      parent: LIST,
      context: { agency: '区教育局', title: TITLE, listed_on: '2023-01-17' },
      checked_at: '2023-05-01T00:00:00.000Z',
    });
    expect(states[LIST]).toMatchObject({ role: 'list', parent: null });
  });

  it('that no list shows is a report when it calls itself one', async () => {
    const states = await classified({ [REPORT]: reportPage(TITLE), [`${HOST}/news.html`]: '<h1>新闻</h1>' });
    expect(Object.keys(states)).toEqual([REPORT]);
    expect(states[REPORT]).toMatchObject({ role: 'report', parent: null, context: { title: TITLE } });
  });

  it('is known by its list rather than by another report that points to it', async () => {
    const neighbour = `${HOST}/gknb/t0.html`;
    const states = await classified({
      [neighbour]: `<h1>${TITLE}</h1>${DATA_TABLE}<a href="t1.html">${TITLE}</a>`,
      [REPORT]: reportPage(TITLE),
      [`${HOST}/z/`]: listOf('/gknb/t1.html'),
    });
    expect(states[REPORT]?.parent).toBe(`${HOST}/z/`);
  });

  it('without a table leads to its attachments, where the archive has them', async () => {
    const states = await classified({
      [LIST]: listOf('t1.html'),
      [REPORT]: '<a href="t1.docx">附件</a><a href="lost.docx">附件2</a>',
      [`${HOST}/gknb/t1.docx`]: { headers: [], payload: Buffer.from('PK') },
    });
    expect(states[`${HOST}/gknb/t1.docx`]).toMatchObject({ role: 'attachment', parent: REPORT });
    expect(states[`${HOST}/gknb/lost.docx`]).toBeUndefined();
  });

  it('that redirects leads to the report where it now is', async () => {
    const moved = { statusLine: 'HTTP/1.1 302 Found', headers: [['Location', '/new.html']] as const };
    const states = await classified({
      [LIST]: listOf('t1.html'),
      [REPORT]: moved,
      [`${HOST}/new.html`]: reportPage(''),
    });
    expect(states[`${HOST}/new.html`]).toMatchObject({
      role: 'report',
      parent: REPORT,
      context: { title: TITLE },
    });
  });

  it('that only says that it is gone is no report', async () => {
    const states = await classified({ [LIST]: listOf('t1.html'), [REPORT]: '<p>您访问的页面不存在</p>' });
    expect(states[REPORT]).toMatchObject({ status: 'gone', reason: 'page_gone' });
  });
});

describe('an import', () => {
  it('leaves the states of a crawl as they are', async () => {
    const workspace = await archived({ [REPORT]: reportPage(TITLE) });
    const known: UrlState = {
      portal: 'small',
      url: REPORT,
      role: 'report',
      status: 'failed',
      reason: 'timeout',
      facts: {},
      http_status: null,
      parent: LIST,
      context: { agency: '区教育局', title: TITLE, listed_on: null },
      sha256: null,
      run: '20240101T000000000Z',
      checked_at: '2024-01-01T00:00:00.000Z',
    };
    await mkdir(dirname(workspace.urlStates('small')), { recursive: true });
    await writeJsonLines(workspace.urlStates('small'), [known]);
    const counts = await classifyImported({ workspace, portal: portalWith(), challenges: [], now });
    expect(counts).toEqual({ report: 0, attachment: 0, list: 0, unknown: 0 });
    expect(await statesOf(workspace, 'small')).toEqual([known]);
  });

  it('into a workspace that was never crawled leaves the portal file that later stages read', async () => {
    const workspace = await archived({ [REPORT]: reportPage(TITLE), [`${HOST}/robots.txt`]: '' });
    const counts = await classifyImported({ workspace, portal: portalWith(), challenges: [], now });
    expect(counts).toEqual({ report: 1, attachment: 0, list: 0, unknown: 0 });
    expect(await readPortalFile(workspace.portalFile('small'))).toEqual(portalWith());
  });
});
