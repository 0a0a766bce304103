import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { type CrawlOptions, crawlPortal } from '../../src/crawl/crawl-portal.ts';
import { loopbackNetwork } from '../../src/crawl/index.ts';
import {
  type CrawlRun,
  type Portal,
  PortalSchema,
  type UrlState,
  UrlStateSchema,
} from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { type Workspace, workspaceAt } from '../../src/workspace/index.ts';
import type { Answer, TestServer } from './test-server.ts';

const registry = await readRegistry();

export const HOST = 'http://quzhengfu.test';
export const ENTRY = `${HOST}/zwgk/`;

/** A portal on the test server; what a test does not name is quick and lenient. */
export function portalWith(changes: Partial<z.input<typeof PortalSchema>> = {}): Portal {
  return PortalSchema.parse({
    id: 'small',
    name: '某区',
    division: '990101',
    entry_url: ENTRY,
    local: true,
    politeness: { interval_ms: 0, retries: 0, timeout_ms: 600_000 },
    recheck: { every_days: 0 },
    ...changes,
  });
}

export const DATA_TABLE = `<table>${'<tr><td>行</td><td>0</td><td>0</td></tr>'.repeat(5)}</table>`;

export function reportPage(text: string): string {
  return `<html><body><h1>${text}</h1>${DATA_TABLE}</body></html>`;
}

/** One agency, its list in two pages, three reports; all of it well-behaved. */
export const SMALL_SITE: Readonly<Record<string, Answer>> = {
  '/robots.txt': { body: 'User-agent: *\nDisallow: /search/\n', type: 'text/plain' },
  '/zwgk/': '<ul><li><a href="jyj/">区教育局</a></li></ul>',
  '/zwgk/jyj/': '<a href="gknb/">政府信息公开年报</a>',
  '/zwgk/jyj/gknb/': `<ul>
    <li><a href="t1.html">区教育局2024年政府信息公开工作年度报告</a><span>2025-01-17</span></li>
    <li><a href="t2.html">区教育局2023年政府信息公开工作年度报告</a><span>2024-01-18</span></li>
    </ul><a href="index_1.html">下一页</a>`,
  '/zwgk/jyj/gknb/index_1.html': `<ul>
    <li><a href="t3.html">区教育局2022年政府信息公开工作年度报告</a><span>2023-01-19</span></li></ul>`,
  '/zwgk/jyj/gknb/t1.html': reportPage('2024'),
  '/zwgk/jyj/gknb/t2.html': reportPage('2023'),
  '/zwgk/jyj/gknb/t3.html': reportPage('2022'),
};

/** The entry page of a portal whose only list has these links as reports of 2024, 2023 … */
export function entryTo(...hrefs: readonly string[]): string {
  const items = hrefs.map(
    (href, index) => `<li><a href="${href}">区教育局${2024 - index}年政府信息公开工作年度报告</a></li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

export async function newWorkspace(): Promise<Workspace> {
  return workspaceAt(await mkdtemp(join(tmpdir(), 'nianbao-crawl-')));
}

/** Crawls the portal on a test server without ever waiting. */
export function crawl(
  server: TestServer,
  workspace: Workspace,
  portal: Portal = portalWith(),
  options: Partial<CrawlOptions> = {},
): Promise<CrawlRun> {
  return crawlPortal({
    portal,
    registry,
    workspace,
    network: loopbackNetwork(server.port),
    now: () => new Date(),
    random: () => 0.5,
    software: 'nianbao/test (+https://example.org)',
    delay: async () => undefined,
    ...options,
  });
}

export async function statesOf(workspace: Workspace, portal = 'small'): Promise<UrlState[]> {
  const text = await readFile(workspace.urlStates(portal), 'utf8');
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => UrlStateSchema.parse(JSON.parse(line)));
}

/** `path: status` or `path: status reason` of each state, in the order of the file. */
export async function briefStates(workspace: Workspace): Promise<string[]> {
  return (await statesOf(workspace)).map(
    ({ url, status, reason }) => `${url.replace(HOST, '')}: ${status}${reason === null ? '' : ` ${reason}`}`,
  );
}

export async function stateOf(workspace: Workspace, path: string): Promise<UrlState | undefined> {
  return (await statesOf(workspace)).find(({ url }) => url === new URL(path, HOST).href);
}
