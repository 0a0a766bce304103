import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../domain/index.ts';
import type { Capture } from './capture.ts';
import { parseCdxjLine } from './cdxj.ts';

export function indexPath(folder: string): string {
  return join(folder, 'index.cdxj');
}

export interface IndexFile {
  /** In the order of their lines. */
  readonly captures: readonly Capture[];
  /** A crash left half a line at the end. */
  readonly torn: boolean;
}

/**
 * The index; an archive that does not exist has none.
 * @throws {Failure} `record_invalid` for a damaged line other than the last.
 */
export async function readIndexFile(folder: string): Promise<IndexFile> {
  const { damaged, ...index } = await readIndexLines(folder);
  const [first] = damaged;
  if (first !== undefined) throw new Failure('record_invalid', damagedLineMessage(folder, first));
  return index;
}

/** The same, with the numbers of damaged lines (the first is 1) in place of a failure. */
export async function readIndexLines(
  folder: string,
): Promise<IndexFile & { readonly damaged: readonly number[] }> {
  const text = await readFile(indexPath(folder), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const end = text.lastIndexOf('\n') + 1;
  const lines = end === 0 ? [] : text.slice(0, end - 1).split('\n');
  const captures: Capture[] = [];
  const damaged: number[] = [];
  for (const [index, line] of lines.entries()) {
    const capture = parseCdxjLine(line);
    if (capture === undefined) damaged.push(index + 1);
    else captures.push(capture);
  }
  return { captures, damaged, torn: end < text.length };
}

export function damagedLineMessage(folder: string, line: number): string {
  const path = indexPath(folder);
  return `${path}:${line}: not an index line that nianbao wrote; delete ${path}, and the next crawl writes it anew from the WARC files`;
}
