import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Capture, RevisitProfile } from '../capture.ts';
import type { Exchange } from '../exchange.ts';
import { labelledDigest, sha256 } from './digest.ts';
import { httpHeaderBytes } from './http-block.ts';

const WARC_VERSION = 'WARC/1.1';
const PROFILE_BASE = 'http://netpreserve.org/warc/1.1/revisit/';

/** Place of a record: what its id is made from, because no two records share it. */
export interface RecordPlace {
  readonly file: string;
  readonly offset: number;
}

/** An exchange as one gzip member, whole or as a revisit of the capture `refersTo`. */
export async function exchangeRecord(
  exchange: Exchange,
  place: RecordPlace,
  payloadDigest: string,
  revisit: { readonly profile: NonNullable<RevisitProfile>; readonly refersTo: Capture } | null,
): Promise<Uint8Array> {
  const header = httpHeaderBytes(exchange);
  const block = revisit === null ? Buffer.concat([header, exchange.payload]) : header;
  const warcHeaders: [string, string][] = [
    ['WARC-Record-ID', recordId(place)],
    ['WARC-Payload-Digest', payloadDigest],
    // What is not given, warcio reckons itself, ten times slower.
    ['WARC-Block-Digest', labelledDigest(block)],
    ['Content-Type', 'application/http; msgtype=response'],
  ];
  if (exchange.ipAddress !== null) warcHeaders.push(['WARC-IP-Address', exchange.ipAddress]);
  if (revisit !== null) {
    warcHeaders.push(
      ['WARC-Refers-To', recordId(revisit.refersTo)],
      ['WARC-Refers-To-Target-URI', revisit.refersTo.url],
      ['WARC-Refers-To-Date', revisit.refersTo.capturedAt],
    );
    if (revisit.profile === 'identical-payload-digest') warcHeaders.push(['WARC-Truncated', 'length']);
  }
  const record = WARCRecord.create(
    {
      type: revisit === null ? 'response' : 'revisit',
      url: exchange.url,
      date: exchange.capturedAt,
      warcVersion: WARC_VERSION,
      warcHeaders,
    },
    [block],
  );
  // The block is given as bytes, exactly as they came; warcio would write headers of its own before it.
  record.httpHeaders = null;
  if (revisit !== null) record.warcHeaders.headers.set('WARC-Profile', PROFILE_BASE + revisit.profile);
  return memberOf(record);
}

/** What a file says of its making. */
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
  const record = WARCRecord.createWARCInfo(
    {
      filename: file,
      date,
      warcVersion: WARC_VERSION,
      warcHeaders: { 'WARC-Record-ID': recordId({ file, offset: 0 }) },
    },
    {
      software,
      ...(description === undefined ? {} : { description }),
      format: 'WARC File Format 1.1',
      conformsTo: 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    },
  );
  return memberOf(record);
}

const packedAside = promisify(gzip);
/** Bytes up to which a record is packed here: for a page of 20 KB, to wake another thread takes as long as packing. More would hold up other portals. */
const PACKED_HERE = 64 * 1024;
/** Half the time of zlib's default for a page, which is then a tenth larger. */
const PACKING = { level: 3 };

/** One gzip member (WARC 1.1, annex D); packed by zlib itself, because warcio goes through web streams. */
async function memberOf(record: WARCRecord): Promise<Uint8Array> {
  const bytes = await WARCSerializer.serialize(record, { gzip: false });
  return bytes.length > PACKED_HERE ? packedAside(bytes, PACKING) : gzipSync(bytes, PACKING);
}

/** A UUID of version 8 (RFC 9562, 5.8) made from the record's place, so that the same crawl writes the same bytes. */
function recordId({ file, offset }: RecordPlace): string {
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
