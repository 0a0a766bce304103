import { Agent } from 'undici';
import { decodeContent, type Exchange } from '../../archive/index.ts';
import type { Portal } from '../../domain/index.ts';
import type { RequestTarget } from '../address.ts';
import { checkingConnector } from './connector.ts';
import { createCookies } from './cookies.ts';
import { type FailedRequest, failureOf, TimeUp } from './failed-request.ts';
import type { Network } from './network.ts';
import { type PendingAnswer, requestWhole } from './whole-answer.ts';

/** The result of one request. */
export type RequestResult =
  | { readonly kind: 'answer'; readonly exchange: Exchange; readonly body: Uint8Array }
  | FailedRequest;

/** Headers by which a server may answer that nothing changed. */
type Conditions = Readonly<Record<string, string>>;

/** What may happen while a request is under way. */
export interface RequestHooks {
  readonly signal?: AbortSignal | undefined;
  /** Called when the server is connected to and the request goes out. */
  readonly sent?: () => void;
}

export interface Requester {
  /**
   * Makes one request, for `url`, or as `post` says; the answer is kept under `url`. Redirects are not followed, cookies are
   * kept and sent back. An incomplete answer is a failure, never an answer.
   * @throws the reason of `signal` when it was aborted.
   */
  ask(target: RequestTarget, conditions: Conditions, during?: RequestHooks): Promise<RequestResult>;
  /** Bytes of bodies that came so far, complete or not, as sent. */
  received(): number;
  close(): Promise<void>;
}

export interface RequesterOptions {
  readonly portal: Portal;
  readonly network: Network;
  readonly now: () => Date;
  /** Name, version and contact; sent as User-Agent. */
  readonly software: string;
}

/** One connection for each origin, to checked addresses only. */
export function createRequester({ portal, network, now, software }: RequesterOptions): Requester {
  const { politeness } = portal;
  const { timeout_ms: timeoutMs, max_bytes: maxBytes } = politeness;
  const connector = checkingConnector(network, portal);
  const cookies = createCookies();
  let received = 0;
  const agent = new Agent({
    connect: connector.connect,
    connections: 1,
    pipelining: 1,
    headersTimeout: politeness.headers_timeout_ms,
    bodyTimeout: politeness.stall_timeout_ms,
  });

  const send = ({ url, post }: RequestTarget, conditions: Conditions, sent: () => void): PendingAnswer => {
    const address = post?.url ?? url;
    const { origin, pathname, search } = new URL(address);
    const cookie = cookies.headerFor(address);
    return requestWhole(
      agent,
      {
        origin,
        path: pathname + search,
        method: post === null ? 'GET' : 'POST',
        body: post?.body ?? null,
        headers: {
          'user-agent': software,
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'accept-language': 'zh-CN,zh;q=0.9',
          'accept-encoding': 'gzip, deflate',
          ...(post === null ? {} : { 'content-type': post.contentType }),
          ...(cookie === null ? {} : { cookie }),
          ...conditions,
        },
      },
      {
        maxBytes,
        now,
        sent,
        received: (bytes) => {
          received += bytes;
        },
      },
    );
  };

  const answer = async ({ url, post }: RequestTarget, pending: PendingAnswer): Promise<RequestResult> => {
    const { status, statusText, headers, cameAt, payload } = await pending.whole;
    const address = post?.url ?? url;
    cookies.keep(address, headers);
    const exchange = {
      url,
      capturedAt: cameAt.toISOString(),
      ipAddress: connector.addressOf(new URL(address).origin),
      // The client speaks only HTTP/1.1 and does not say whether the server answered with 1.0.
      statusLine: `HTTP/1.1 ${status} ${statusText}`.trimEnd(),
      headers,
      payload,
    };
    return { kind: 'answer', exchange, body: await decodeContent(headers, payload, maxBytes) };
  };

  return {
    ask: async (target, conditions, { signal, sent = () => undefined } = {}) => {
      signal?.throwIfAborted();
      const pending = send(target, conditions, sent);
      const timer = setTimeout(() => pending.giveUp(new TimeUp()), timeoutMs);
      const giveUp = (): void => pending.giveUp(new Error('the crawl was aborted'));
      signal?.addEventListener('abort', giveUp, { once: true });
      try {
        return await answer(target, pending);
      } catch (error) {
        signal?.throwIfAborted();
        return failureOf(error, pending.headersCame(), politeness);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      }
    },
    received: () => received,
    close: () => agent.destroy(),
  };
}
