import type { Dispatcher } from 'undici';
import { type HttpHeader, headerValue } from '../../archive/index.ts';
import { TooLarge } from './failed-request.ts';

/** An answer as it came. */
export interface WholeAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HttpHeader[];
  /** When the headers came. */
  readonly cameAt: Date;
  /** As sent, without transfer encoding. */
  readonly payload: Buffer;
}

/** A request that is under way. */
export interface PendingAnswer {
  /** Rejects with undici's errors, {@link TooLarge}, or the reason for which it was aborted. */
  readonly whole: Promise<WholeAnswer>;
  /** Whether the answer has begun. */
  readonly headersCame: () => boolean;
  giveUp(reason: Error): void;
}

/**
 * Sends one request and collects its answer. A body whose Content-Length is too large is dropped at its first bytes, any other
 * at the limit, so that no more than `maxBytes` are in memory.
 *
 * Uses undici's handlers directly: the stream, the iterator and the signal that undici's `request` puts around them cost a large part of
 * the time of a small page.
 * @param sent called when there is a connection and the request goes out.
 * @param received called with the number of bytes of the body that came.
 */
export function requestWhole(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  options: {
    readonly maxBytes: number;
    readonly now: () => Date;
    readonly sent: () => void;
    readonly received: (bytes: number) => void;
  },
): PendingAnswer {
  const { maxBytes, now, sent, received } = options;
  let started: Omit<WholeAnswer, 'payload'> | undefined;
  let control: Dispatcher.DispatchController | undefined;
  let givenUpFor: Error | undefined;
  let fail: (error: Error) => void = () => undefined;

  const whole = new Promise<WholeAnswer>((resolve, reject) => {
    fail = reject;
    const chunks: Buffer[] = [];
    let size = 0;
    let announced = 0;
    dispatcher.dispatch(request, {
      onRequestStart: (controller) => {
        control = controller;
        if (givenUpFor === undefined) sent();
        else controller.abort(givenUpFor);
      },
      onResponseStart: (controller, status, _, statusText = '') => {
        // Only announces the answer (RFC 9110, 15.2).
        if (status < 200) return;
        started = { status, statusText, headers: headersOf(controller), cameAt: now() };
        announced = Number(headerValue(started.headers, 'content-length') ?? 0);
      },
      onResponseData: (_, chunk) => {
        received(chunk.length);
        if (announced > maxBytes) throw new TooLarge(announced);
        size += chunk.length;
        if (size > maxBytes) throw new TooLarge(null);
        chunks.push(chunk);
      },
      onResponseEnd: () => {
        if (started === undefined) reject(new Error('no status'));
        else resolve({ ...started, payload: Buffer.concat(chunks, size) });
      },
      onResponseError: (_, error) => reject(error),
    });
  });

  return {
    whole,
    headersCame: () => started !== undefined,
    giveUp: (reason) => {
      givenUpFor = reason;
      control?.abort(reason);
      fail(reason);
    },
  };
}

/** In the order they came; values are bytes written as Latin-1. */
function headersOf({ rawHeaders }: Dispatcher.DispatchController): HttpHeader[] {
  const headers: HttpHeader[] = [];
  if (!Array.isArray(rawHeaders)) return headers;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([latin1(rawHeaders[at]), latin1(rawHeaders[at + 1])]);
  }
  return headers;
}

function latin1(value: Buffer | string | undefined): string {
  return typeof value === 'string' ? value : (value?.toString('latin1') ?? '');
}
