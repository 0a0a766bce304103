import type { Reference } from '../capture.ts';
import { type Exchange, type HttpHeader, headerValue } from '../exchange.ts';
import { parseHttpBlock } from './http-block.ts';

/** A record in a WARC file of any program. */
export interface StoredRecord {
  /** `response`, `revisit`, `warcinfo` … */
  readonly type: string;
  readonly headers: readonly HttpHeader[];
  readonly block: Uint8Array;
}

const END_OF_FIELDS = '\r\n\r\n';

/**
 * Reads one record from exactly its bytes, uncompressed (WARC 1.1, section 4).
 * @throws {Error} saying what the bytes are instead.
 */
export function parseRecord(bytes: Buffer): StoredRecord {
  const end = bytes.indexOf(END_OF_FIELDS);
  if (!bytes.subarray(0, 5).equals(Buffer.from('WARC/')) || end === -1) throw new Error('is no WARC record');
  const headers = parseFields(bytes.toString('utf8', 0, end));
  const begin = end + END_OF_FIELDS.length;
  const length = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  const block = bytes.subarray(begin, begin + (length || 0));
  if (block.length !== length) {
    throw new Error(`holds ${block.length} bytes where its Content-Length says ${length}`);
  }
  if (!/^[\r\n]*$/.test(bytes.toString('latin1', begin + length, begin + length + 64))) {
    throw new Error('shares its gzip member with another record; unpack the file with gunzip and read that');
  }
  return { type: headerValue(headers, 'warc-type') ?? '', headers, block };
}

/** The named fields below the version, except empty ones; a line that begins with a blank continues the one before it. */
function parseFields(head: string): HttpHeader[] {
  const [, ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
    return name === undefined || !value?.trim() ? [] : [[name.trim(), value.trim()] as const];
  });
}

/** The URL of a record; null when it has none. Old versions of wget put it in angle brackets. */
export function targetOf({ headers }: StoredRecord): string | null {
  return headerValue(headers, 'warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? null;
}

/** The answer in a response or revisit; null for other records, and for what is no HTTP response. */
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
