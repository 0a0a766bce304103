import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a stream to a file. The file is opened first: a stream that opens its file itself may do so
 * after a failure, when the file was already deleted.
 * @param flush whether it must be on disk at the end.
 */
export async function writeStream(path: string, source: Readable, flush: boolean): Promise<void> {
  const file = await open(path, 'w');
  await pipeline(source, file.createWriteStream({ flush }));
}
