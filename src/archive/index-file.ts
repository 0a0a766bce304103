import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/index.ts';
import type { Capture } from './capture.ts';
import { parseCdxjLine } from './cdxj.ts';

export function indexPath(folder: string): string {
  return join(folder, 'index.cdxj');
}

export interface IndexFile {
  readonly captures: readonly Capture[];
  /** A crash left half a line at the end. */
  readonly torn: boolean;
}

/**
 * The index in the order of its lines; an archive that does not exist has none.
 * @throws {Failure} `record_invalid` for a damaged line other than the last.
 */
export async function readIndexFile(folder: string): Promise<IndexFile> {
  const path = indexPath(folder);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const end = text.lastIndexOf('\n') + 1;
  const lines = end === 0 ? [] : text.slice(0, end - 1).split('\n');
  const captures = lines.map((line, index) => {
    const capture = parseCdxjLine(line);
    if (capture === undefined) {
      throw new Failure(
        'record_invalid',
        `${path}:${index + 1}: not an index line that nianbao wrote; delete ${path}, and the next crawl writes it anew from the WARC files`,
      );
    }
    return capture;
  });
  return { captures, torn: end < text.length };
}
