import { gunzipSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { codeOf } from '../../workspace/index.ts';
import { couldBegin, type Frame, type Framing, LARGEST_RECORD } from './framing.ts';

/** One gzip member per record (WARC 1.1, annex D). */
export const gzipFraming: Framing = {
  mark: Buffer.from([0x1f, 0x8b, 0x08]),
  frame: (bytes) => {
    if (!couldBegin(bytes, gzipFraming.mark)) return { kind: 'damaged', why: 'is no gzip member' };
    const begin = headerLength(bytes);
    if (begin === undefined) return { kind: 'short' };
    const packed = deflatedLength(bytes.subarray(begin));
    if (typeof packed !== 'number') return packed;
    const length = begin + packed + TRAILER_LENGTH;
    if (length > bytes.length) return { kind: 'short' };
    try {
      // Once more with the trailer, because only its checksum shows that the content is right.
      return { kind: 'whole', length, content: gunzipSync(bytes.subarray(0, length)) };
    } catch (error) {
      return { kind: 'damaged', why: `does not unpack: ${messageOf(error)}` };
    }
  },
};

/** CRC-32 and length, RFC 1952, 2.3.1. */
const TRAILER_LENGTH = 8;
const FIXED_LENGTH = 10;
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/** Bytes before the compressed data (RFC 1952, 2.3); undefined when they are not all there. */
function headerLength(bytes: Buffer): number | undefined {
  if (bytes.length < FIXED_LENGTH) return undefined;
  const flags = bytes.readUInt8(3);
  let length = FIXED_LENGTH;
  if (flags & FLAG.extra) {
    if (bytes.length < length + 2) return undefined;
    length += 2 + bytes.readUInt16LE(length);
  }
  for (const text of [FLAG.name, FLAG.comment]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, length);
    if (end === -1) return undefined;
    length = end + 1;
  }
  if (flags & FLAG.headerCrc) length += 2;
  return length < bytes.length ? length : undefined;
}

const InflatedSchema = z.object({ engine: z.object({ bytesWritten: z.int() }) });

/** Length of the compressed data in the bytes. */
function deflatedLength(bytes: Buffer): number | Frame {
  try {
    const inflated: unknown = inflateRawSync(bytes, { info: true, maxOutputLength: LARGEST_RECORD });
    return InflatedSchema.parse(inflated).engine.bytesWritten;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'Z_BUF_ERROR') return { kind: 'short' };
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      return { kind: 'damaged', why: `is larger than ${LARGEST_RECORD} bytes when unpacked` };
    }
    return { kind: 'damaged', why: `does not unpack: ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
