import type { FamilyId, UrlContext, UrlRole } from '../../domain/index.ts';
import type { Post } from '../address.ts';
import type { Page } from '../links/link.ts';

/** An address that waits for its visit. */
export interface QueueItem {
  readonly url: string;
  readonly role: Page['role'] | 'attachment';
  readonly context: UrlContext;
  /** Page that led here; null for the entry. */
  readonly parent: string | null;
  /** Columns between the entry and this one; a list's further pages are as deep as its first. */
  readonly depth: number;
  /** The list that this is a further page of, by the address of its first, and which page it is. */
  readonly list: { readonly first: string; readonly page: number } | null;
  /** Addresses that redirected here, oldest first. */
  readonly redirectedFrom: readonly string[];
  /** The family that reads the answer of a list interface; null for other addresses. */
  readonly readBy: FamilyId | null;
  readonly post: Post | null;
}

export const NO_CONTEXT: UrlContext = { agency: null, title: null, listed_on: null };

/** What is known about an address to which no page of the portal leads. */
export const UNLINKED = {
  context: NO_CONTEXT,
  depth: 0,
  list: null,
  redirectedFrom: [],
  readBy: null,
  post: null,
} as const satisfies Partial<QueueItem>;

export function isDocument(role: UrlRole): boolean {
  return role === 'report' || role === 'attachment';
}
