import { CookieJar } from 'tough-cookie';
import type { HttpHeader } from '../../archive/index.ts';

/** The cookies of one portal: in this process only, and sent only to the hosts that set them (RFC 6265). */
export interface Cookies {
  /** Value of the Cookie header for an address; null when there is none to send. */
  headerFor(url: string): string | null;
  keep(url: string, headers: readonly HttpHeader[]): void;
}

export function createCookies(): Cookies {
  let jar: CookieJar | undefined;
  return {
    headerFor: (url) => jar?.getCookieStringSync(url) || null,
    keep: (url, headers) => {
      for (const [name, value] of headers) {
        if (name.toLowerCase() !== 'set-cookie') continue;
        jar ??= new CookieJar();
        jar.setCookieSync(value, url, { ignoreError: true });
      }
    },
  };
}
