import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { codeOf } from '../../workspace/index.ts';
import { type HttpHeader, joinedHeader } from '../exchange.ts';

/** `broken`: the coding is unknown or the bytes are incomplete; `too_large`: the limit was exceeded. */
export type ContentFault = 'broken' | 'too_large';

export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly fault: ContentFault;

  constructor(fault: ContentFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

const decoders = {
  gzip: promisify(gunzip),
  deflate: inflateEither,
  br: promisify(brotliDecompress),
} as const;

/**
 * Undoes the content encoding of a body.
 * @param maxBytes largest result, in bytes.
 * @throws {ContentError}
 */
export async function decodeContent(
  headers: readonly HttpHeader[],
  payload: Uint8Array,
  maxBytes: number = Number.MAX_SAFE_INTEGER,
): Promise<Uint8Array> {
  if (payload.length === 0) return payload;
  let body = payload;
  for (const coding of codingsOf(headers).reverse()) {
    body = await undo(coding, body, maxBytes);
  }
  if (body.length > maxBytes) throw new ContentError('too_large', `larger than ${maxBytes} bytes`);
  return body;
}

/** Codings in the order they were applied (RFC 9110, 8.4). */
function codingsOf(headers: readonly HttpHeader[]): string[] {
  return (joinedHeader(headers, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase().replace(/^x-/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity');
}

async function undo(coding: string, body: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  // As in Chromium: a server that names a charset here, or gzip for what it did not pack, sent the body as it is.
  if (!isCoding(coding) || (coding === 'gzip' && !isGzip(body))) return body;
  try {
    return await decoders[coding](body, { maxOutputLength: Math.min(maxBytes, LARGEST_BUFFER) });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') {
      throw new ContentError('too_large', `larger than ${maxBytes} bytes when decoded`, { cause: error });
    }
    const why = error instanceof Error ? error.message : String(error);
    throw new ContentError('broken', `${coding} body cannot be decoded: ${why}`, { cause: error });
  }
}

/** Names of codings that exist (IANA); those that we do not undo can't be read. */
const NOT_UNDONE = ['compress', 'dcb', 'dcz', 'zstd'];

function isCoding(coding: string): coding is keyof typeof decoders {
  if (NOT_UNDONE.includes(coding)) throw new ContentError('broken', `content encoding ${coding} is unknown`);
  return Object.hasOwn(decoders, coding);
}

/** RFC 1952, 2.3.1. */
function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/** 2 GiB, which any Node 20 can hold. */
const LARGEST_BUFFER = 2 ** 31;

/** Some servers send raw DEFLATE where RFC 9110, 8.4.1.2 requires the zlib format. */
async function inflateEither(body: Uint8Array, options: { maxOutputLength: number }): Promise<Uint8Array> {
  try {
    return await promisify(inflate)(body, options);
  } catch (error) {
    if (codeOf(error) !== 'Z_DATA_ERROR') throw error;
    return await promisify(inflateRaw)(body, options);
  }
}
