import { Agent, errors, request as undiciRequest } from 'undici';
import { z } from 'zod';
import { ContentError, decodeContent, type Exchange, type HttpHeader } from '../archive/index.ts';
import type { Portal, ProblemCode } from '../domain/index.ts';
import { checkingConnector, PrivateAddress } from './connector.ts';
import type { Network } from './network.ts';
import type { Post } from './post.ts';

/** What came of one request. */
export type Outcome =
  | { readonly kind: 'answer'; readonly exchange: Exchange; readonly body: Uint8Array }
  | {
      readonly kind: 'failure';
      readonly code: ProblemCode;
      readonly detail: string;
      /** Whether asking again may help. */
      readonly mayPass: boolean;
    };

export interface Requester {
  /**
   * Asks once, for `url`, or as `post` says; the answer is kept under `url`. Redirects are not followed. An answer that is not whole is a failure, never an answer.
   * @throws the reason of `signal` when it was aborted.
   */
  ask(
    target: { readonly url: string; readonly post: Post | null },
    conditions: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Outcome>;
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
  const { timeout_ms: timeoutMs, max_bytes: maxBytes } = portal.politeness;
  const connector = checkingConnector(network, portal.local, timeoutMs);
  const agent = new Agent({
    connect: connector.connect,
    connections: 1,
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });

  const answer = async (
    { url, post }: Parameters<Requester['ask']>[0],
    conditions: Readonly<Record<string, string>>,
    signal: AbortSignal,
    progress: { headersCame: boolean },
  ): Promise<Outcome> => {
    const response = await undiciRequest(post?.url ?? url, {
      dispatcher: agent,
      method: post === null ? 'GET' : 'POST',
      body: post?.body ?? null,
      headers: {
        'user-agent': software,
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': 'zh-CN,zh;q=0.9',
        'accept-encoding': 'gzip, deflate',
        ...(post === null ? {} : { 'content-type': post.contentType }),
        ...conditions,
      },
      responseHeaders: 'raw',
      signal,
    });
    progress.headersCame = true;
    const capturedAt = now().toISOString();
    const headers = pairs(RawHeadersSchema.parse(response.headers));
    const payload = await wholeBody(response.body, maxBytes);
    if (payload === undefined) return tooLarge(`more than ${maxBytes} bytes`);
    const body = await decodeContent(headers, payload, maxBytes);
    const exchange = {
      url,
      capturedAt,
      ipAddress: connector.addressOf(new URL(url).origin),
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
        return failureOf(error, progress.headersCame, timeoutMs);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      }
    },
    close: () => agent.destroy(),
  };
}

class TimeUp extends Error {}

function failureOf(error: unknown, headersCame: boolean, timeoutMs: number): Outcome {
  const detail = error instanceof Error ? error.message : String(error);
  if (isTimeout(error)) {
    return {
      kind: 'failure',
      code: 'timeout',
      detail: `no complete answer in ${timeoutMs} ms`,
      mayPass: true,
    };
  }
  if (error instanceof PrivateAddress) {
    return { kind: 'failure', code: 'private_address', detail, mayPass: false };
  }
  if (error instanceof ContentError && error.fault === 'too_large') return tooLarge(detail);
  const code = headersCame ? 'incomplete_body' : 'connection_failed';
  return { kind: 'failure', code, detail, mayPass: true };
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof TimeUp ||
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  );
}

function tooLarge(detail: string): Outcome {
  return { kind: 'failure', code: 'too_large', detail, mayPass: false };
}

/** Undefined when the body is larger than the limit; the rest of it is then not read. */
async function wholeBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pairs(raw: readonly string[]): HttpHeader[] {
  return raw.flatMap((name, index): HttpHeader[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}
