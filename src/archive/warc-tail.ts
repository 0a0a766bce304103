import { stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import type { Exchange } from './exchange.ts';
import { readSlice } from './file-slice.ts';
import { parseHttpBlock } from './http-block.ts';

/** A record found in a file, and the exchange it holds; null for a warcinfo. */
export interface FoundRecord {
  readonly offset: number;
  readonly length: number;
  readonly exchange: Exchange | null;
  /** The body stands in an earlier record. */
  readonly revisit: boolean;
}

/** Bytes that are looked at together; grows when a single record is larger. */
const WINDOW = 8 * 1024 * 1024;

/**
 * Reads the whole records of a WARC file from an offset on. It ends before the first record that is not whole:
 * what follows a torn one was never finished either.
 */
export async function readTail(path: string, from: number): Promise<FoundRecord[]> {
  const { size } = await stat(path);
  const found: FoundRecord[] = [];
  let position = from;
  let window = WINDOW;
  while (position < size) {
    const length = Math.min(window, size - position);
    const records = await recordsIn(await readSlice(path, position, length), position);
    const last = records.at(-1);
    if (last !== undefined) {
      found.push(...records);
      position = last.offset + last.length;
    } else if (length < size - position) {
      window *= 2;
    } else {
      break;
    }
  }
  return found;
}

/** The whole records at the beginning of `bytes`, which stand at `start` in their file. */
async function recordsIn(bytes: Buffer, start: number): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  // The bytes come as one chunk: the parser counts offsets wrongly when a record ends between two.
  const parser = new WARCParser([bytes], { keepHeadersCase: true, parseHttp: false });
  try {
    for await (const record of parser) {
      const block = await record.readFully(false);
      const { offset, recordLength: length } = parser;
      // The parser takes what it can get from a cut-off member; only the checksum tells that it is whole.
      gunzipSync(bytes.subarray(offset, offset + length));
      found.push({
        offset: start + offset,
        length,
        exchange: exchangeOf(record, block),
        revisit: record.warcType === 'revisit',
      });
    }
  } catch {
    // Bytes that are no record, or not a whole one: the end.
  }
  return found;
}

function exchangeOf(record: WARCRecord, block: Uint8Array): Exchange | null {
  if (record.warcType !== 'response' && record.warcType !== 'revisit') return null;
  const { warcTargetURI: url, warcDate: capturedAt } = record;
  const message = parseHttpBlock(block);
  if (message === undefined || typeof url !== 'string' || typeof capturedAt !== 'string') return null;
  return { url, capturedAt, ipAddress: record.warcHeader('WARC-IP-Address') ?? null, ...message };
}
