import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { Capture, RevisitProfile } from '../capture.ts';
import type { Exchange, HttpHeader } from '../exchange.ts';
import { labelledDigest, sha256 } from './digest.ts';
import { httpHeaderBytes } from './http-block.ts';

const WARC_VERSION = 'WARC/1.1';
const RECORD_END = Buffer.from('\r\n\r\n');
const PROFILE_BASE = 'http://netpreserve.org/warc/1.1/revisit/';

/** Place of a record: its id is made from it, because no two records share it. */
export interface RecordPosition {
  readonly file: string;
  readonly offset: number;
}

/** An exchange as one gzip member, with its body or as a revisit of the capture `refersTo`. */
export async function exchangeRecord(
  exchange: Exchange,
  position: RecordPosition,
  payloadDigest: string,
  revisit: { readonly profile: NonNullable<RevisitProfile>; readonly refersTo: Capture } | null,
): Promise<Uint8Array> {
  const header = httpHeaderBytes(exchange);
  const block = revisit === null ? Buffer.concat([header, exchange.payload]) : header;
  const isCut = revisit?.profile === 'identical-payload-digest';
  const refersTo: HttpHeader[] =
    revisit === null
      ? []
      : [
          ['WARC-Refers-To', recordId(revisit.refersTo)],
          ['WARC-Refers-To-Target-URI', revisit.refersTo.url],
          ['WARC-Refers-To-Date', revisit.refersTo.capturedAt],
          ...(isCut ? [['WARC-Truncated', 'length'] as const] : []),
        ];
  const fields: HttpHeader[] = [
    ['WARC-Record-ID', recordId(position)],
    ['WARC-Payload-Digest', payloadDigest],
    ['WARC-Block-Digest', labelledDigest(block)],
    ['Content-Type', 'application/http; msgtype=response'],
    ...(exchange.ipAddress === null ? [] : [['WARC-IP-Address', exchange.ipAddress] as const]),
    ...refersTo,
    ['WARC-Target-URI', exchange.url],
    ['WARC-Date', exchange.capturedAt],
    ['WARC-Type', revisit === null ? 'response' : 'revisit'],
    ...(revisit === null ? [] : [['WARC-Profile', PROFILE_BASE + revisit.profile] as const]),
  ];
  return memberOf(fields, block);
}

/** What a file says about its origin. */
export interface Software {
  /** Name and version of the program. */
  readonly software: string;
  /** Where the records come from, when the program did not capture them itself. */
  readonly description?: string;
}

/** The record that begins a file (WARC 1.1, section 6.2). */
export async function warcinfoRecord(
  file: string,
  date: string,
  { software, description }: Software,
): Promise<Uint8Array> {
  const info: HttpHeader[] = [
    ['software', software],
    ...(description === undefined ? [] : [['description', description] as const]),
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
  ];
  const fields: HttpHeader[] = [
    ['WARC-Record-ID', recordId({ file, offset: 0 })],
    ['WARC-Filename', file],
    ['WARC-Date', date],
    ['WARC-Type', 'warcinfo'],
    ['Content-Type', 'application/warc-fields'],
  ];
  return memberOf(fields, Buffer.from(linesOf(info)));
}

const packedAside = promisify(gzip);
/** Up to this many bytes a record is compressed in this thread: for a page of 20 KB, waking another thread takes as long. More would delay other portals. */
const PACKED_HERE = 64 * 1024;
/** Half the time of zlib's default for a page, which is then a tenth larger. */
const PACKING = { level: 3 };

/** One gzip member (WARC 1.1, annex D) of one record (section 4). */
async function memberOf(fields: readonly HttpHeader[], block: Uint8Array): Promise<Uint8Array> {
  const head = linesOf([...fields, ['Content-Length', String(block.length)]]);
  const bytes = Buffer.concat([Buffer.from(`${WARC_VERSION}\r\n${head}\r\n`), block, RECORD_END]);
  return bytes.length > PACKED_HERE ? packedAside(bytes, PACKING) : gzipSync(bytes, PACKING);
}

function linesOf(fields: readonly HttpHeader[]): string {
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

/** A UUID of version 8 (RFC 9562, 5.8) made from the record's place, so that the same crawl writes the same bytes. */
function recordId({ file, offset }: RecordPosition): string {
  const hex = sha256(`${file} ${offset}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${parts.join('-')}>`;
}
