import { createHash } from 'node:crypto';
import type { UrlState } from '../../domain/index.ts';
import type { Link } from '../links/link.ts';
import type { Assessment, AssessmentInputs } from './assess-visit.ts';
import { isDocument, type QueueItem } from './queue-item.ts';

/** Hex digits: enough, because it distinguishes only a few versions in one portal. */
const NAME_LENGTH = 16;

/** Identifies everything besides the page on which its links depend: the program, the signs of challenges, the portal's file. */
export function assessmentKey(software: string, { portal, challenges }: AssessmentInputs): string {
  const { entry_url: entryUrl, family, render } = portal;
  const signs = challenges.map(({ id, where, pattern }) => [id, where, String(pattern)]);
  const all = JSON.stringify([software, entryUrl, family, render, signs]);
  return createHash('sha256').update(all).digest('hex').slice(0, NAME_LENGTH);
}

/** Where a report or attachment leads, as its state keeps it; absent for any other page, or one without content. */
export function storedLinks(
  { role, record, links, redirect, wantsBrowser }: Assessment,
  readWith: string,
): Pick<UrlState, 'leads_to'> {
  const isFetched = record.status === 'fetched' || record.status === 'unchanged';
  // A redirect in a page has no content of its own, and a browser may still show more of a page that needs one.
  if (!isDocument(role) || !isFetched || record.sha256 === null || redirect !== null || wantsBrowser)
    return {};
  const of = (wanted: Link['role']): string[] =>
    links.filter((link) => link.role === wanted).map(({ url }) => url);
  return { leads_to: { read_with: readWith, pages: of('report'), attachments: of('attachment') } };
}

/** The links that were found in a report, in the form in which reading the page now would return them. */
export function linksFromState(
  { pages, attachments }: NonNullable<UrlState['leads_to']>,
  { context }: Pick<QueueItem, 'context'>,
): Link[] {
  return [
    ...pages.map((url): Link => ({ url, role: 'report', context, continues: true })),
    ...attachments.map((url): Link => ({ url, role: 'attachment', context, continues: false })),
  ];
}
