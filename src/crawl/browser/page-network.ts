import type { Request, Route } from 'playwright';
import { statusOf } from '../../archive/index.ts';
import { addressInHeader, canonicalUrl } from '../address.ts';
import { createRequester, type RequestResult } from '../http/request.ts';
import type { RenderRequest } from './renderer.ts';

/** What a page may need to show its text; the rest (pictures, fonts, media …) is not requested. */
const NEEDED: readonly string[] = ['document', 'script', 'stylesheet', 'xhr', 'fetch'];
/** Headers that say how a body was sent; the browser gets it unpacked. */
const OF_THE_TRANSFER = /^(?:content-encoding|content-length|transfer-encoding|connection|keep-alive)$/i;
/** Headers set by the page's own scripts that may matter to a server. */
const PASSED_ON = ['referer', 'x-requested-with', 'accept', 'content-type'];
const MOST_REDIRECTS = 5;

/** The network for a page in the browser: the crawler's own, with the crawler's rules. */
export interface PageNetwork {
  /** Answers a request of the page, or refuses it. */
  answer(route: Route): Promise<void>;
  /** Status of the newest document of the page itself; null before there was one. */
  readonly status: number | null;
  readonly requests: number;
  readonly bytes: number;
  readonly refused: readonly string[];
  close(): Promise<void>;
}

export function createPageNetwork(request: RenderRequest, now: () => Date): PageNetwork {
  const { portal, network, software, allows, signal } = request;
  const requester = createRequester({ portal, network, now, software });
  const refused = new Set<string>();
  let status: number | null = null;
  let requests = 0;
  let bytes = 0;

  const ask = async (request: Request, url: string): Promise<RequestResult> => {
    requests += 1;
    const headers = request.headers();
    const cookies = await request.frame().page().context().cookies(url);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const passed = PASSED_ON.flatMap((name): [string, string][] => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    });
    const conditions = Object.fromEntries(cookie === '' ? passed : [...passed, ['cookie', cookie]]);
    const body = request.method() === 'POST' ? (request.postData() ?? '') : null;
    const contentType = headers['content-type'] ?? 'application/x-www-form-urlencoded';
    const post = body === null ? null : { url, contentType, body };
    const result = await requester.ask({ url, post }, conditions, { signal });
    if (result.kind === 'answer') bytes += result.exchange.payload.length;
    return result;
  };

  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    let url = request.url();
    for (let hop = 0; ; hop += 1) {
      if (!NEEDED.includes(request.resourceType()) || !allows(url)) {
        refused.add(url);
        return route.abort('blockedbyclient');
      }
      const result = await ask(request, url);
      if (result.kind === 'failure') return route.abort('failed');
      const code = statusOf(result.exchange.statusLine);
      const headers = headersFor(result);
      const target = redirectOf(code, headers['location'], url);
      const isPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
      if (isPage) status = code;
      if (target === undefined)
        return route.fulfill({ status: code, headers, body: Buffer.from(result.body) });
      if (hop === MOST_REDIRECTS) return route.abort('failed');
      if (request.isNavigationRequest()) {
        // The browser would follow a redirect without the crawler; this page makes it request the target here.
        const { location: _, ...kept } = headers;
        return route.fulfill({
          status: 200,
          headers: { ...kept, 'content-type': HTML },
          body: leadingTo(target),
        });
      }
      url = target;
    }
  };

  return {
    answer,
    get status() {
      return status;
    },
    get requests() {
      return requests;
    },
    get bytes() {
      return bytes;
    },
    get refused() {
      return [...refused].sort();
    },
    close: () => requester.close(),
  };
}

const HTML = 'text/html; charset=utf-8';

function leadingTo(url: string): string {
  return `<script>location.replace(${JSON.stringify(url).replaceAll('<', '\\u003c')})</script>`;
}

function redirectOf(status: number, location: string | undefined, base: string): string | undefined {
  if (status < 300 || status >= 400 || location === undefined) return undefined;
  return canonicalUrl(addressInHeader(location), base);
}

/** Lower-case names; several values of one are joined by line breaks, as the browser's protocol wants Set-Cookie. */
function headersFor({ exchange }: Extract<RequestResult, { kind: 'answer' }>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of exchange.headers) {
    if (OF_THE_TRANSFER.test(name)) continue;
    const key = name.toLowerCase();
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}\n${value}`;
  }
  return headers;
}
