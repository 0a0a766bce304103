import { type FileHandle, open } from 'node:fs/promises';
import { sliceOf } from './file-slice.ts';
import { type Frame, type Framing, LARGEST_RECORD } from './framing.ts';
import { gzipFraming } from './gzip-framing.ts';
import { parseRecord, type StoredRecord } from './stored-record.ts';

interface Stretch {
  /** Bytes in the file. */
  readonly offset: number;
  readonly length: number;
}

/** A part of a WARC file: a record, or bytes that are none. */
export type Scanned = FoundRecord | Gap;

export interface FoundRecord extends Stretch {
  readonly kind: 'record';
  readonly record: StoredRecord;
}

export interface Gap extends Stretch {
  readonly kind: 'gap';
  readonly why: string;
  /** It reaches to the end of the file and is the beginning of a record: its writer was cut off. */
  readonly torn: boolean;
}

/**
 * Reads a file from an offset on, one record after the other. After bytes that are no record it continues with
 * the next record, so that damage costs no more than what is damaged.
 */
export async function* scanWarc(
  path: string,
  { from = 0, framing = gzipFraming }: { readonly from?: number; readonly framing?: Framing } = {},
): AsyncGenerator<Scanned> {
  const file = await open(path, 'r');
  try {
    const window = createWindow(file, (await file.stat()).size);
    let position = from;
    while (position < window.size) {
      const here = await recordAt(window, position, framing);
      const scanned = here.kind === 'gap' ? await gapAt(window, position, here.why, framing) : here;
      yield scanned;
      position += scanned.length;
    }
  } finally {
    await file.close();
  }
}

async function recordAt(
  window: Window,
  offset: number,
  framing: Framing,
): Promise<FoundRecord | { readonly kind: 'gap'; readonly why: string }> {
  const frame = await frameAt(window, offset, framing);
  if (frame.kind === 'short') return { kind: 'gap', why: 'is cut off' };
  if (frame.kind === 'damaged') return { kind: 'gap', why: frame.why };
  try {
    return { kind: 'record', offset, length: frame.length, record: parseRecord(frame.content) };
  } catch (error) {
    return { kind: 'gap', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Tries with more and more bytes, until there are enough or no more. */
async function frameAt(window: Window, offset: number, framing: Framing): Promise<Frame> {
  const rest = Math.min(window.size - offset, LARGEST_RECORD);
  for (let least = 1; ; ) {
    const bytes = await window.from(offset, least);
    const frame = framing.frame(bytes);
    if (frame.kind !== 'short') return frame;
    if (bytes.length >= rest) {
      const isLarge = bytes.length < window.size - offset;
      return isLarge ? { kind: 'damaged', why: `is larger than ${LARGEST_RECORD} bytes` } : frame;
    }
    least = bytes.length * 2;
  }
}

async function gapAt(window: Window, offset: number, why: string, framing: Framing): Promise<Gap> {
  for (let position = offset + 1; position < window.size; ) {
    const bytes = await window.from(position, framing.mark.length);
    const found = bytes.indexOf(framing.mark);
    if (found !== -1) {
      const candidate = await recordAt(window, position + found, framing);
      if (candidate.kind === 'record') {
        return { kind: 'gap', offset, length: position + found - offset, why, torn: false };
      }
    }
    // A mark may begin in one window and end in the next.
    position += found !== -1 ? found + 1 : Math.max(1, bytes.length - framing.mark.length + 1);
  }
  const torn = await isTorn(window, offset, framing);
  return { kind: 'gap', offset, length: window.size - offset, why, torn };
}

/** A record whose end is missing; after a power cut the file may already be as long as it, filled with zeros. */
async function isTorn(window: Window, offset: number, framing: Framing): Promise<boolean> {
  const bytes = await window.from(offset, Math.min(window.size - offset, LARGEST_RECORD));
  if (bytes.length < window.size - offset) return false;
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end === 0 || framing.frame(bytes.subarray(0, end)).kind === 'short';
}

/** Bytes that are read at once. */
const WINDOW = 8 * 1024 * 1024;

interface Window {
  readonly size: number;
  /** At least this many bytes from an offset on, or all that the file has. */
  from(offset: number, least: number): Promise<Buffer>;
}

/** Keeps the part of a file that was read last. */
function createWindow(file: FileHandle, size: number): Window {
  let start = 0;
  let bytes: Buffer = Buffer.alloc(0);
  return {
    size,
    from: async (offset, least) => {
      const end = Math.min(offset + least, size);
      if (offset < start || end > start + bytes.length) {
        bytes = await sliceOf(file, offset, Math.min(Math.max(least, WINDOW), size - offset));
        start = offset;
      }
      return bytes.subarray(offset - start);
    },
  };
}
