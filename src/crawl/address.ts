import { isUtf8 } from 'node:buffer';

/** Query parameters that name a visitor, not a page. */
const SESSION_PARAMETER = /^(?:jsessionid|phpsessid|aspsessionid\w*|sessionid)$/i;
const SESSION_SUFFIX = /;jsessionid=[^/]*/i;

/**
 * One address for one page: absolute, without fragment, default port and session ids.
 * Undefined when `href` leads to no web page (`javascript:`, `mailto:`, nonsense).
 */
export function canonicalUrl(href: string, base?: string): string | undefined {
  const trimmed = href.trim();
  const url = trimmed === '' ? null : parsed(trimmed, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  // Each assignment parses the address again; most addresses need none, and pages have hundreds of links.
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '' || url.password !== '') [url.username, url.password] = ['', ''];
  if (SESSION_SUFFIX.test(url.pathname)) url.pathname = url.pathname.replace(SESSION_SUFFIX, '');
  // `searchParams` would write the other parameters anew, as UTF-8.
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !SESSION_PARAMETER.test(parameter.replace(/=.*/s, '')));
  if (kept.length < parameters.length) url.search = kept.join('&');
  return url.href;
}

/**
 * An address in the header of an answer, whose value has one character for each byte. As in Chromium, it is UTF-8 if its bytes are
 * valid as such; other bytes are sent back as they came.
 */
export function addressInHeader(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return value.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The values of parameters that hold addresses; escaped bytes beyond ASCII stay escaped, since their encoding is unknown. */
export function addressesInParameters(url: URL, isSought: (name: string) => boolean): string[] {
  return url.search
    .slice(1)
    .split('&')
    .flatMap((parameter) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(parameter) ?? [];
      return isSought(name) ? [value.replace(/\+/g, ' ').replace(/%[0-7][\da-f]/gi, decodeURIComponent)] : [];
    });
}

/** Invalid addresses are rare: testing first whether an address can be parsed would parse each one twice. */
function parsed(href: string, base: string | undefined): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

/** Folder of a page, with the slash at its end: `/a/b/index.html` and `/a/b/` are both in `/a/b/`. */
export function folderOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.slice(0, pathname.lastIndexOf('/') + 1);
}

/** Whether an address looks like that of a column, not of an article: a folder or its index page. */
export function isFolderAddress(url: string): boolean {
  return /\/(?:index\.\w+)?$/.test(new URL(url).pathname);
}

/** Whether the portal's file allows requests to this host; the port counts as part of it. */
export function isOwnHost(url: string, entryUrl: string, hosts: readonly string[]): boolean {
  const { host } = new URL(url);
  return host === new URL(entryUrl).host || hosts.includes(host);
}

/** A POST request, which some list interfaces need. */
export interface Post {
  /** Where it goes. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * An address that includes the content of a POST, so that one address stands for one answer; written as the WARC
 * tools pywb and warcio write such requests in their indexes.
 */
export function addressOfPost({ url, body }: Post): string {
  const named = new URL(url);
  const data = encodeURIComponent(Buffer.from(body).toString('base64'));
  named.search += `${named.search === '' ? '' : '&'}__wb_method=POST&__wb_post_data=${data}`;
  return named.href;
}

/** What a request is made from: the address under which its answer is kept, and the POST that it stands for, if any. */
export interface RequestTarget {
  readonly url: string;
  readonly post: Post | null;
}
