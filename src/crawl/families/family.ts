import type { Post } from '../address.ts';
import type { Link, Page } from '../links/link.ts';

/** What a list interface answered to the request of a family: JSON, XML, or a piece of HTML. */
export interface ListAnswer extends Omit<Page, 'dom'> {
  /** Page whose script makes the request; relative addresses in the answer start there. */
  readonly listPage: string;
  /** Decoded. */
  readonly text: string;
  /** Set when the request was a POST; `url` then includes its content. */
  readonly post: Post | null;
}

/**
 * How the portals of one content system show their reports, besides what any portal does (links whose text is an
 * annual report, next-page links: `links/by-words.ts` finds those). Pure; the code that follows the links checks their hosts.
 */
export interface Family {
  /** What on this page only this system writes, quoted for a person to judge; null when nothing does. */
  sign(page: Page): string | null;
  /** Links that the system's scripts would make or request. Without the system's signs there are none. */
  links(page: Page): readonly Link[];
  /**
   * Whether the page shows that it has a list of this system without the request for it, so that the page's script files
   * are worth reading; their contents are then put into the page. False where the system writes no such pages.
   */
  wantsScripts?(page: Page): boolean;
  /** The links in an answer that `links` requested with `readBy`; null when it is not such an answer. */
  readAnswer?(answer: ListAnswer): readonly Link[] | null;
}
