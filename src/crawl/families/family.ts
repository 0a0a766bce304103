import type { CheerioAPI } from 'cheerio/slim';
import type { UrlContext, UrlRole } from '../../domain/index.ts';

/** A page in which links are to be found. */
export interface Page {
  readonly url: string;
  readonly dom: CheerioAPI;
  readonly role: Exclude<UrlRole, 'robots' | 'attachment'>;
  readonly context: UrlContext;
  /** Folder of the portal's entry; agencies stand below it. */
  readonly entryFolder: string;
}

/** An address that is worth following, and what the page says about it. */
export interface Link {
  readonly url: string;
  readonly role: Page['role'] | 'attachment';
  readonly context: UrlContext;
  /** True for a further page of the same list. */
  readonly continues: boolean;
}

/**
 * How the portals of one content system show their reports: links in the order of the document, each address once.
 * Pure; hosts are checked by whoever follows the links.
 */
export type Family = (page: Page) => readonly Link[];
