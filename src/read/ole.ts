import CFB from 'cfb';
import { z } from 'zod';
import { messageOf, Unreadable } from './unreadable.ts';

/** What the library returns, which it types as `any`. */
const ContainerSchema = z.object({
  FullPaths: z.array(z.string()),
  FileIndex: z.array(z.object({ size: z.number(), content: z.instanceof(Uint8Array).optional() })),
});

/** Streams of an OLE compound file ([MS-CFB]) by their names, such as `WordDocument`; those inside storages too. */
export type Streams = ReadonlyMap<string, Uint8Array>;

/** First bytes of a compound file ([MS-CFB] 2.2). */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** @throws {Unreadable} `truncated` when sectors that the file names are beyond its end, `damaged` otherwise. */
export function streamsOf(bytes: Uint8Array): Streams {
  try {
    const { FullPaths, FileIndex } = ContainerSchema.parse(
      CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' }),
    );
    const streams = new Map<string, Uint8Array>();
    for (const [at, path] of FullPaths.entries()) {
      const entry = FileIndex[at];
      if (entry?.content === undefined || path.endsWith('/')) continue;
      if (entry.content.length < entry.size) throw new Unreadable('truncated', { cut_part: nameOf(path) });
      streams.set(nameOf(path), entry.content.subarray(0, entry.size));
    }
    return streams;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(
      isCut(bytes) ? 'truncated' : 'damaged',
      { said: messageOf(error) },
      { cause: error },
    );
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Sectors follow the header without a gap: a whole file is a multiple of its sector size ([MS-CFB] 2.2). */
function isCut(bytes: Uint8Array): boolean {
  const shift = bytes[30] ?? 9;
  return bytes.length % 2 ** Math.min(shift, 12) !== 0;
}
