import { canonicalUrl, folderOf, isFolderAddress } from '../address.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import { readSitemap } from '../robots/sitemap.ts';
import { type QueueItem, UNLINKED } from './queue-item.ts';
import { visitItem } from './visit-item.ts';
import type { VisitOptions } from './visit-options.ts';
import type { VisitResult } from './visit-result.ts';

/** What sitemaps say about the pages below the portal's entry. */
export interface SitemapHints {
  /** ISO date or time of the last change, by address. */
  readonly modifiedOn: ReadonlyMap<string, string>;
  /** Addresses that look like a report's, in the order of the sitemaps, each with the sitemap that names it. */
  readonly reports: ReadonlyMap<string, string>;
}

/** Most portals have a few; some have one for each month since 1999. */
const MOST_SITEMAPS = 20;
/** Names of folders of yearly reports, in pinyin, on portals whose addresses have a meaning. */
const REPORT_ADDRESS = /(?:gknb|gkndbg|gzndbg|nianbao|ndbg|niandubaogao)/i;
const NOTHING = new Uint8Array();
const PAGE = /\.(?:s?html?|docx?|wps|pdf)$/i;

/** Reads the sitemaps that robots.txt of the entry's host names, and those they name. */
export async function readSitemaps(
  options: VisitOptions,
  put: (item: QueueItem, result: VisitResult) => Promise<void>,
  putRobots: (answer: RobotsAnswer) => Promise<void>,
): Promise<SitemapHints> {
  const { portal, robots } = options;
  const entryFolder = folderOf(portal.entry_url);
  const { url: robotsUrl, rules } = await robots(portal.entry_url);
  const waiting = (rules?.sitemaps ?? []).map((url) => ({ url, parent: robotsUrl }));
  const asked = new Set<string>();
  const modifiedOn = new Map<string, string>();
  const reports = new Map<string, string>();
  for (let next = waiting.shift(); next !== undefined && asked.size < MOST_SITEMAPS; next = waiting.shift()) {
    const url = canonicalUrl(next.url, robotsUrl);
    if (url === undefined || asked.has(url)) continue;
    asked.add(url);
    const item: QueueItem = { ...UNLINKED, url, role: 'attachment', parent: next.parent };
    const result = await visitItem(item, options, putRobots);
    await put(item, result);
    const { isIndex, entries } = readSitemap(result.body ?? NOTHING);
    for (const entry of entries) {
      const target = canonicalUrl(entry.url, url);
      if (target === undefined) continue;
      if (isIndex) waiting.push({ url: target, parent: url });
      else if (target.startsWith(entryFolder)) {
        if (entry.modifiedOn !== null) modifiedOn.set(target, entry.modifiedOn);
        if (looksLikeReport(target) && !reports.has(target)) reports.set(target, url);
      }
    }
  }
  return { modifiedOn, reports };
}

function looksLikeReport(url: string): boolean {
  const { pathname } = new URL(url);
  return REPORT_ADDRESS.test(pathname) && PAGE.test(pathname) && !isFolderAddress(url);
}
