/** One thing that a site serves. */
export interface SitePage {
  readonly body: string | Uint8Array;
  readonly contentType: string;
  /** 200 unless given. */
  readonly status?: number;
  /** Further headers, such as `location`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** When the page last changed; given together with an ETag, so that a client can ask for changes only. */
  readonly lastModified?: Date;
}

/** A whole site: the page at a path (with its leading slash), or nothing. It has no state. */
export type Site = (path: string, query: URLSearchParams) => SitePage | undefined;

export const HTML = 'text/html; charset=utf-8';
