import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { chunksOf } from './file-chunks.ts';

/** A file of the export as `datapackage.json` lists it. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256, such as `sha256:9f86…`. */
  readonly hash: string;
}

export async function fileFacts(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(path)) hash.update(chunk);
  return { bytes: (await stat(path)).size, hash: `sha256:${hash.digest('hex')}` };
}
