import { Agent, request as undiciRequest } from 'undici';
import { z } from 'zod';
import { decodeContent, type Exchange, type HttpHeader, headerValue } from '../../archive/index.ts';
import type { Portal } from '../../domain/index.ts';
import { checkingConnector } from './connector.ts';
import { createCookies } from './cookies.ts';
import { type FailedRequest, failureOf, TimeUp, TooLarge } from './failed-request.ts';
import type { Network } from './network.ts';
import type { Post } from './post.ts';

/** What came of one request. */
export type Outcome =
  | { readonly kind: 'answer'; readonly exchange: Exchange; readonly body: Uint8Array }
  | FailedRequest;

export interface Requester {
  /**
   * Asks once, for `url`, or as `post` says; the answer is kept under `url`. Redirects are not followed, cookies are
   * kept and sent back. An answer that is not whole is a failure, never an answer.
   * @throws the reason of `signal` when it was aborted.
   */
  ask(
    target: { readonly url: string; readonly post: Post | null },
    conditions: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Outcome>;
  /** Bytes of bodies that came so far, whole or not, as sent. */
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

const RawHeadersSchema = z.array(z.string());

/** One connection an origin, to checked addresses only. */
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

  const answer = async (
    { url, post }: Parameters<Requester['ask']>[0],
    conditions: Readonly<Record<string, string>>,
    signal: AbortSignal,
    progress: { headersCame: boolean },
  ): Promise<Outcome> => {
    const address = post?.url ?? url;
    const cookie = cookies.headerFor(address);
    const response = await undiciRequest(address, {
      dispatcher: agent,
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
      responseHeaders: 'raw',
      signal,
    });
    progress.headersCame = true;
    const capturedAt = now().toISOString();
    const headers = pairs(RawHeadersSchema.parse(response.headers));
    cookies.keep(address, headers);
    const payload = await wholeBody(response.body, headers, maxBytes, (bytes) => {
      received += bytes;
    });
    const body = await decodeContent(headers, payload, maxBytes);
    const exchange = {
      url,
      capturedAt,
      ipAddress: connector.addressOf(new URL(address).origin),
      // The client speaks HTTP/1.1 only and does not tell whether the server answered as 1.0.
      statusLine: `HTTP/1.1 ${response.statusCode} ${response.statusText}`.trimEnd(),
      headers,
      payload,
    };
    return { kind: 'answer', exchange, body };
  };

  return {
    ask: async (target, conditions, signal) => {
      signal?.throwIfAborted();
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(new TimeUp()), timeoutMs);
      const giveUp = (): void => limit.abort(signal?.reason);
      signal?.addEventListener('abort', giveUp, { once: true });
      const progress = { headersCame: false };
      try {
        return await answer(target, conditions, limit.signal, progress);
      } catch (error) {
        signal?.throwIfAborted();
        return failureOf(error, progress.headersCame, politeness);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      }
    },
    received: () => received,
    close: () => agent.destroy(),
  };
}

/**
 * A body that its Content-Length says to be too large is left at its first bytes, any other at the limit, so that no
 * more than `maxBytes` lie in memory.
 * @throws {TooLarge}
 */
async function wholeBody(
  body: AsyncIterable<Uint8Array>,
  headers: readonly HttpHeader[],
  maxBytes: number,
  received: (bytes: number) => void,
): Promise<Buffer> {
  const announced = Number(headerValue(headers, 'content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    received(chunk.length);
    if (announced > maxBytes) throw new TooLarge(`announces ${announced} bytes`);
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pairs(raw: readonly string[]): HttpHeader[] {
  return raw.flatMap((name, index): HttpHeader[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}
