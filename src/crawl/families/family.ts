import type { Post } from '../address.ts';
import type { Link, Page } from '../links/link.ts';

/** What a list interface answered to the request that a family asked for: JSON, XML, or a piece of HTML. */
export interface ListAnswer extends Omit<Page, 'dom'> {
  /** Page whose script asks; relative addresses in the answer start there. */
  readonly shownOn: string;
  /** Decoded. */
  readonly text: string;
  /** Set when the request was a POST; `url` then names it by its content as well. */
  readonly post: Post | null;
}

/**
 * How the portals of one content system show their reports, besides what any portal does (links whose text is an
 * annual report, next-page links: `generic` finds those). Pure; hosts are checked by whoever follows the links.
 */
export interface Family {
  /** What on this page only this system writes, quoted for a person to judge; null when nothing does. */
  sign(page: Page): string | null;
  /** Links that the system's scripts would make or ask for. Without the system's signs there are none. */
  links(page: Page): readonly Link[];
  /**
   * Whether the page shows that it has a list of this system without the request for it, so that the page's files of scripts
   * are worth reading; their contents then stand in the page. False where the system writes no such pages.
   */
  wantsScripts?(page: Page): boolean;
  /** The links in an answer that `links` asked for with `readBy`; null when it is not such an answer. */
  listed?(answer: ListAnswer): readonly Link[] | null;
}
