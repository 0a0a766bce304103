import { type Capture, CaptureMissing, readBody, readCaptures } from '../archive/index.ts';
import { type ChallengeSign, decodeText, type Portal, type UrlRole, type UrlState } from '../domain/index.ts';
import { archivedPortals, isThere, replaceFile, type Workspace, writeJsonLines } from '../workspace/index.ts';
import { canonicalUrl, folderOf } from './address.ts';
import { linksOf } from './families/index.ts';
import { isReportTitle } from './links/report-words.ts';
import { type Html, parseHtml } from './page/html.ts';
import { isHtml } from './page/page-kind.ts';
import { openEarlierStates } from './states/earlier-states.ts';
import { mergeStates } from './states/merge-states.ts';
import { assessVisit } from './walk/assess-visit.ts';
import { NO_CONTEXT, type QueueItem, UNLINKED } from './walk/queue-item.ts';

export interface ImportedOptions {
  readonly workspace: Workspace;
  readonly portal: Portal;
  readonly challenges: readonly ChallengeSign[];
  readonly now: () => Date;
}

/** Addresses that got their state, by role; and how many still have none, because nothing shows what they are. */
export interface ImportedCounts {
  readonly report: number;
  readonly attachment: number;
  readonly list: number;
  readonly unknown: number;
}

/**
 * Gives states to what the archive holds of a portal and no crawl has met, so that extract reads it: reports, recognised
 * as a crawl does, by the links that lead to them, else by their own titles; their attachments; and the
 * lists that led to them. Without an archive, nothing is left of the portal. States that a crawl gave stay as they are, and the next crawl knows more than this.
 */
export async function classifyImported(options: ImportedOptions): Promise<ImportedCounts> {
  const { workspace, portal, challenges, now } = options;
  const isHeld = (await archivedPortals(workspace)).includes(portal.id);
  if (!isHeld) return { report: 0, attachment: 0, list: 0, unknown: 0 };
  const earlier = new Set<string>();
  for await (const { url } of earlierStates(options)) earlier.add(url);
  const pages = await readPages(workspace.archive(portal.id), (url) => !earlier.has(url) && !isRobots(url));
  const states = new Map<string, UrlState>();
  const run = `import-${now().toISOString().replace(/[-:.]/g, '')}`;
  const queue = await reportsAmong(pages, portal);
  const lists = new Set(queue.flatMap(({ parent }) => parent ?? []));
  const put = async (item: QueueItem): Promise<void> => {
    const page = await pages.get(item.url)?.();
    if (page === undefined || states.has(item.url)) return;
    const { capture, body } = page;
    const visit = { kind: 'captured', capture, body, unchanged: false, from: 'this_run' } as const;
    const assessment = assessVisit(item, visit, { portal, challenges });
    const { url, parent, context } = item;
    const visited = { run, checked_at: capture.capturedAt, parent, context };
    states.set(url, {
      portal: portal.id,
      url,
      role: assessment.role,
      ...assessment.record,
      facts: { ...assessment.record.facts, is_imported: true },
      ...visited,
    });
    const target = assessment.redirect === null ? undefined : canonicalUrl(assessment.redirect, url);
    if (target !== undefined) queue.push({ ...item, url: target, parent: url });
    for (const link of assessment.links) {
      if (link.role === 'attachment') queue.push(itemAt(link.url, 'attachment', url, link.context));
    }
  };
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) await put(item);
  for (const url of lists) await put(itemAt(url, 'list', null));
  await writeStates(options, [...states.values()]);
  const count = (role: UrlRole): number => [...states.values()].filter((state) => state.role === role).length;
  return {
    report: count('report'),
    attachment: count('attachment'),
    list: count('list'),
    unknown: pages.size - states.size,
  };
}

function isRobots(url: string): boolean {
  return new URL(url).pathname === '/robots.txt';
}

interface HeldPage {
  readonly capture: Capture;
  readonly body: Uint8Array;
}

/** By URL, a function that reads its newest capture, so that no more than one body is in memory. */
type HeldPages = ReadonlyMap<string, () => Promise<HeldPage | undefined>>;

async function readPages(folder: string, isWanted: (url: string) => boolean): Promise<HeldPages> {
  const captures = await readCaptures(folder, ({ url }) => isWanted(url));
  const newest = new Map(captures.map((capture) => [capture.url, capture]));
  return new Map(
    [...newest].map(([url, capture]) => [
      url,
      async () => {
        try {
          return { capture, body: await readBody(folder, captures, capture) };
        } catch (error) {
          if (error instanceof CaptureMissing) return undefined;
          throw error;
        }
      },
    ]),
  );
}

/** The reports among pages, with what the page that links to them says; a list knows more than another report. */
async function reportsAmong(pages: HeldPages, portal: Portal): Promise<QueueItem[]> {
  const fromLists = new Map<string, QueueItem>();
  const fromReports = new Map<string, QueueItem>();
  const byTitle = new Map<string, QueueItem>();
  for (const [url, read] of pages) {
    const page = await read();
    if (page === undefined || !isHtml(page.body, page.capture.contentType)) continue;
    const { text, encoding } = decodeText(page.body, page.capture.contentType);
    const dom = parseHtml(text, encoding);
    const title = titleOf(dom);
    if (title !== null) byTitle.set(url, itemAt(url, 'report', null, { ...NO_CONTEXT, title }));
    const found = title === null ? fromLists : fromReports;
    const entryFolder = folderOf(portal.entry_url);
    const links = linksOf({ url, dom, role: 'list', context: NO_CONTEXT, entryFolder }, portal.family);
    for (const link of links) {
      if (link.role !== 'report' || !pages.has(link.url) || found.has(link.url)) continue;
      found.set(link.url, itemAt(link.url, 'report', url, link.context));
    }
  }
  return [...new Map([...byTitle, ...fromReports, ...fromLists]).values()];
}

/** The title of a page that calls itself a report; null for other pages. */
function titleOf(dom: Html): string | null {
  const titles = ['h1', 'title'].map((name) => dom.find(name).first().text().replace(/\s+/g, ' ').trim());
  return titles.find(isReportTitle) ?? null;
}

function itemAt(
  url: string,
  role: QueueItem['role'],
  parent: string | null,
  context = NO_CONTEXT,
): QueueItem {
  return { ...UNLINKED, url, role, context, parent };
}

/** What crawls gave, sorted by URL; nothing where there was none. */
async function* earlierStates({ workspace, portal }: ImportedOptions): AsyncGenerator<UrlState> {
  const earlier = await openEarlierStates(workspace.urlStates(portal.id));
  try {
    yield* earlier.all();
  } finally {
    earlier.close();
  }
}

async function writeStates(options: ImportedOptions, states: readonly UrlState[]): Promise<void> {
  const { workspace, portal } = options;
  const portalFile = workspace.portalFile(portal.id);
  if (!(await isThere(portalFile))) await replaceFile(portalFile, `${JSON.stringify(portal, null, 2)}\n`);
  await writeJsonLines(workspace.urlStates(portal.id), mergeStates(states, earlierStates(options)));
}
