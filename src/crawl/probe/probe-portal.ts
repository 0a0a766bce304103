import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBody, readCaptures } from '../../archive/index.ts';
import {
  type CrawlRun,
  decodeText,
  type FamilyId,
  type Portal,
  PortalSchema,
  type Registry,
  type UrlState,
  UrlStateSchema,
} from '../../domain/index.ts';
import { readJsonLines, type Workspace, workspaceAt } from '../../workspace/index.ts';
import { folderOf } from '../address.ts';
import { type CrawlOptions, crawlPortal } from '../crawl-portal.ts';
import { signsOn } from '../families/index.ts';
import type { Page } from '../links/link.ts';
import { parseHtml } from '../page/html.ts';
import { isHtml } from '../page/page-kind.ts';
import { NO_CONTEXT } from '../walk/queue-item.ts';
import { type ListedReports, listedReports } from './reports-listed.ts';
import { type SiteFacts, siteFacts } from './site-facts.ts';

export interface ProbeOptions extends Omit<CrawlOptions, 'workspace' | 'registry'> {
  readonly url: string;
  /** Requests that the probe may make. */
  readonly requests: number;
  /** Whether every page is shown in the browser; needs `renderer`. */
  readonly render: boolean;
  readonly registry: Pick<Registry, 'challenges' | 'divisions'>;
  /** Set to probe a server of one's own: only then may its name resolve to a private address. */
  readonly local?: boolean;
}

/** What a portal looks like to the crawler; nothing of it is kept. */
export interface Probe extends ListedReports {
  readonly url: string;
  /** Lists and indexes that could be fetched; without any, nothing is known about the portal. */
  readonly pages: number;
  readonly site: SiteFacts;
  /** Content systems by the signs on the pages, with the page on which each was first seen. */
  readonly families: readonly { readonly family: FamilyId; readonly sign: string; readonly url: string }[];
  /** How the probe itself went; `partial_reason` says that there is more than it could visit. */
  readonly run: CrawlRun;
}

/**
 * Visits a portal's lists as a crawl would; keeps nothing, and requests no report.
 * @throws the reason of the signal when it was aborted.
 */
export async function probePortal(options: ProbeOptions): Promise<Probe> {
  const { url, registry } = options;
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-probe-'));
  try {
    const workspace = workspaceAt(folder);
    const portal = portalToProbe(options);
    const run = await crawlPortal({ ...options, portal, workspace, listsOnly: true });
    const states = await readJsonLines(workspace.urlStates(portal.id), UrlStateSchema);
    const pages = await pagesOf(workspace, portal, states);
    const entry =
      pages.find((page) => page.url === states.find(({ role }) => role === 'index')?.url) ?? pages[0];
    return {
      url,
      pages: pages.length,
      site: siteFacts(entry?.dom ?? null, registry.divisions),
      families: familiesOn(pages),
      ...listedReports(states),
      run,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function portalToProbe({ url, requests, render, local = false }: ProbeOptions): Portal {
  return PortalSchema.parse({
    id: 'probe',
    name: url,
    division: '000000',
    entry_url: url,
    local,
    foreign_host_reason: 'looked at by a person',
    render: render ? 'always' : 'auto',
    budget: { requests },
    ...(local ? { politeness: { interval_ms: 0 } } : {}),
  });
}

/** The lists and indexes that were fetched. */
async function pagesOf(workspace: Workspace, portal: Portal, states: readonly UrlState[]): Promise<Page[]> {
  const archive = workspace.archive(portal.id);
  const captures = await readCaptures(archive);
  const pages: Page[] = [];
  for (const { url, role, context } of states) {
    const capture = captures.findLast((candidate) => candidate.url === url && candidate.status === 200);
    if ((role !== 'index' && role !== 'list') || capture === undefined) continue;
    const body = await readBody(archive, captures, capture);
    if (!isHtml(body, capture.contentType)) continue;
    const { text, encoding } = decodeText(body, capture.contentType);
    const dom = parseHtml(text, encoding);
    pages.push({ url, dom, role, context: context ?? NO_CONTEXT, entryFolder: folderOf(portal.entry_url) });
  }
  return pages;
}

function familiesOn(pages: readonly Page[]): Probe['families'] {
  const first = new Map<FamilyId, Probe['families'][number]>();
  for (const page of pages) {
    for (const { family, sign } of signsOn(page)) {
      if (!first.has(family)) first.set(family, { family, sign, url: page.url });
    }
  }
  return [...first.values()];
}
