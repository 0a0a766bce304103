import { folderOf } from '../address.ts';
import type { Link, Page } from './family.ts';
import type { Anchored } from './link-text.ts';
import { agencyInTitle, isReportTitle, isShortReportTitle } from './report-words.ts';

/** Where a list stands and what it is known to be about. */
export type ListPlace = Pick<Page, 'url' | 'role' | 'context'>;

/** The report that an entry of a list names; undefined when its words name something else. */
export function reportLink(entry: Anchored, place: ListPlace): Link | undefined {
  const { url, text } = entry;
  const isReport = isReportTitle(text) || (place.role === 'list' && isShortReportTitle(text));
  return isReport
    ? { url, role: 'report', context: reportContext(entry, place), continues: false }
    : undefined;
}

/** Beside its own reports an agency's page may show others', which stand elsewhere: there the title knows better. */
function reportContext({ url, text, date }: Anchored, { url: listUrl, context }: ListPlace): Link['context'] {
  const fromPage = context.agency;
  const fromTitle = agencyInTitle(text);
  const agency = isBelow(url, listUrl) ? (fromPage ?? fromTitle) : (fromTitle ?? fromPage);
  return { agency, title: text, listed_on: date };
}

/** Whether an address stands in the folder of a page or below it. */
export function isBelow(url: string, pageUrl: string): boolean {
  return url.startsWith(folderOf(pageUrl));
}
