import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes all that a stream brings into a file. The file is open before anything flows: a stream that opens its file itself may do so
 * after a failure, when whoever was to take it away has already looked for it.
 * @param flush whether it is to be on disk when this is over.
 */
export async function writeStream(path: string, source: Readable, flush: boolean): Promise<void> {
  const file = await open(path, 'w');
  await pipeline(source, file.createWriteStream({ flush }));
}
