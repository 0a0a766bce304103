import type { FamilyId, UrlContext, UrlRole } from '../../domain/index.ts';
import type { Post } from '../address.ts';
import type { Html } from '../page/html.ts';

/** A page to search for links. */
export interface Page {
  readonly url: string;
  readonly dom: Html;
  readonly role: Exclude<UrlRole, 'robots' | 'sitemap' | 'attachment'>;
  readonly context: UrlContext;
  /** Folder of the portal's entry; agencies are below it. */
  readonly entryFolder: string;
}

/** An address that is worth following, and what the page says about it. */
export interface Link {
  readonly url: string;
  readonly role: Page['role'] | 'attachment';
  readonly context: UrlContext;
  /** True for a further page of the same list. */
  readonly continues: boolean;
  /** Set when the answer is data of a list interface, which only this family reads. */
  readonly readBy?: FamilyId;
  /** Set when the address is requested by POST. */
  readonly post?: Post;
}
