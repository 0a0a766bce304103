import { WARCParser } from 'warcio';
import type { Reference } from '../capture.ts';
import { type Exchange, type HttpHeader, headerValue } from '../exchange.ts';
import { parseHttpBlock } from './http-block.ts';

/** A record as a WARC file holds it, whoever wrote it. */
export interface StoredRecord {
  /** `response`, `revisit`, `warcinfo` … */
  readonly type: string;
  readonly headers: readonly HttpHeader[];
  readonly block: Uint8Array;
}

/**
 * Reads one record from exactly its bytes, uncompressed.
 * @throws {Error} saying what the bytes are instead.
 */
export async function parseRecord(bytes: Buffer): Promise<StoredRecord> {
  if (!bytes.subarray(0, 5).equals(Buffer.from('WARC/'))) throw new Error('is no WARC record');
  const record = await WARCParser.parse([bytes], { keepHeadersCase: true, parseHttp: false });
  if (record === null) throw new Error('is no WARC record');
  const headers: HttpHeader[] = [...record.warcHeaders.headers];
  const block = await record.readFully(false);
  const length = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  if (block.length !== length) {
    throw new Error(`holds ${block.length} bytes where its Content-Length says ${length}`);
  }
  const headerEnd = bytes.indexOf('\r\n\r\n') + 4;
  const rest = bytes.subarray(headerEnd + length);
  if (!/^[\r\n]*$/.test(rest.toString('latin1', 0, 64))) {
    throw new Error('shares its gzip member with another record; unpack the file with gunzip and read that');
  }
  return { type: headerValue(headers, 'warc-type') ?? '', headers, block };
}

/** The URL of a record; null when it has none. Old versions of wget put it in angle brackets. */
export function targetOf({ headers }: StoredRecord): string | null {
  return headerValue(headers, 'warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? null;
}

/** The answer that a response or revisit holds; null for other records, and for what is no HTTP response. */
export function exchangeOf(record: StoredRecord): Exchange | null {
  if (record.type !== 'response' && record.type !== 'revisit') return null;
  const url = targetOf(record);
  const capturedAt = isoTime(headerValue(record.headers, 'warc-date'));
  const message = parseHttpBlock(record.block);
  if (message === undefined || url === null || capturedAt === null) return null;
  return { url, capturedAt, ipAddress: headerValue(record.headers, 'warc-ip-address'), ...message };
}

/** What a revisit refers to; its own URL where it names none. */
export function referenceOf(record: StoredRecord): Reference | null {
  const url = headerValue(record.headers, 'warc-refers-to-target-uri') ?? targetOf(record);
  if (record.type !== 'revisit' || url === null) return null;
  return {
    url,
    capturedAt: isoTime(headerValue(record.headers, 'warc-refers-to-date')),
    payloadDigest: headerValue(record.headers, 'warc-payload-digest'),
  };
}

/** A WARC-Date of any precision (WARC 1.1, section 5.4) as ISO 8601 with milliseconds; null when it is none. */
function isoTime(date: string | null): string | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
