import { folderOf, isFolderAddress } from '../address.ts';
import { articlePages } from './article-pages.ts';
import { attachmentsOf } from './attachments.ts';
import type { Link, Page } from './link.ts';
import { type Anchored, anchorsOf } from './link-text.ts';
import { leadsToNextPage } from './next-page.ts';
import {
  agencyInTitle,
  bareText,
  isAgencyName,
  isColumnName,
  isDisclosureSection,
  isReportTitle,
  isShortReportTitle,
  isYearName,
} from './report-words.ts';

/** What the HTML of any portal shows: links are distinguished by their words. */
export function linksByWords(page: Page): Link[] {
  if (page.role === 'report') return [...articlePages(page), ...attachmentsOf(page)];
  return anchorsOf(page).flatMap((anchor) => linkByWords(anchor, page) ?? []);
}

/** What one link of a page, or one entry of a list's data, leads to; undefined when it is not worth following. */
export function linkByWords(anchor: Anchored, page: Omit<Page, 'dom'>): Link | undefined {
  const { url, text } = anchor;
  const { role, context } = page;
  const here = (linkRole: Link['role'], linkContext = context): Link => ({
    url,
    role: linkRole,
    context: linkContext,
    continues: false,
  });
  if (isReportTitle(text)) return here('report', reportContext(anchor, page));
  if (role === 'list' && isYearName(text) && isFolderAddress(url)) return here('list');
  if (role === 'list' && isShortReportTitle(text)) return here('report', reportContext(anchor, page));
  if (isColumnName(text)) return here('list', isBelow(url, page) ? context : { ...context, agency: null });
  if (role === 'index' && isSiteRoot(page.entryFolder) && isDisclosureSection(text)) return here('index');
  if (leadsToNextPage(anchor, page.url)) {
    return { url, role, context, continues: true };
  }
  if (isAgencyName(text) && url.startsWith(page.entryFolder) && folderOf(url) !== page.entryFolder) {
    const agency = { ...context, agency: bareText(text) };
    if (isFolderAddress(url)) return here('index', agency);
    // One list for all agencies, each name a link to its report.
    if (role === 'list') return here('report', { ...agency, listed_on: anchor.date });
  }
  return undefined;
}

/** Only a crawl that begins at the home page has to find its way to the disclosure section. */
function isSiteRoot(folder: string): boolean {
  return new URL(folder).pathname === '/';
}

/** An agency's page may also show others' reports, at other addresses: for those the title is right. */
function reportContext({ url, text, date }: Anchored, page: Omit<Page, 'dom'>): Link['context'] {
  const fromPage = page.context.agency;
  const fromTitle = agencyInTitle(text);
  const agency = isBelow(url, page) ? (fromPage ?? fromTitle) : (fromTitle ?? fromPage);
  return { agency, title: text, listed_on: date };
}

function isBelow(url: string, page: Omit<Page, 'dom'>): boolean {
  return url.startsWith(folderOf(page.url));
}
