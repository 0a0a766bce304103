import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../workspace/index.ts';
import { type Capture, observe, observeRevisit } from './capture.ts';
import { sortedIndex } from './cdxj.ts';
import { indexPath, readIndexFile } from './index-file.ts';
import { readTail } from './warc-tail.ts';

/** What an interrupted writer left, put right. */
export interface Recovery {
  /** Records that stood in a WARC file but not in the index. */
  readonly reindexed: number;
  /** Bytes of records that were begun and never finished. */
  readonly cutBytes: number;
  /** Index lines that named bytes which no file holds (the system went down before they were on disk). */
  readonly droppedLines: number;
}

/**
 * Makes the index and the WARC files of a folder agree, and returns all captures in the order of their time.
 * An unfinished record at the end of a file is cut off.
 */
export async function recoverArchive(
  folder: string,
): Promise<{ readonly captures: readonly Capture[]; readonly recovery: Recovery }> {
  const index = await readIndexFile(folder);
  const captures: Capture[] = [];
  let reindexed = 0;
  let cutBytes = 0;
  for (const file of await warcFiles(folder)) {
    const path = join(folder, file);
    const { size } = await stat(path);
    const indexed = index.captures.filter(
      (capture) => capture.file === file && capture.offset + capture.length <= size,
    );
    captures.push(...indexed);
    let end = Math.max(0, ...indexed.map(({ offset, length }) => offset + length));
    for (const { offset, length, exchange, revisit } of await readTail(path, end)) {
      end = offset + length;
      if (exchange === null) continue;
      const earlier = captures.findLast(({ url }) => url === exchange.url);
      // A revisit of what is not there says nothing.
      if (revisit && earlier === undefined) continue;
      const observed =
        revisit && earlier !== undefined
          ? observeRevisit(exchange, earlier)
          : (await observe(exchange, earlier)).observed;
      captures.push({ ...observed, file, offset, length });
      reindexed += 1;
    }
    cutBytes += size - end;
    if (end === 0) await rm(path);
    else if (end < size) await truncate(path, end);
  }
  const droppedLines = index.captures.length + reindexed - captures.length;
  if (index.torn || reindexed > 0 || droppedLines > 0) {
    await replaceFile(indexPath(folder), sortedIndex(captures));
  }
  return { captures, recovery: { reindexed, cutBytes, droppedLines } };
}

/** Names of the WARC files in the order they were written. */
async function warcFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.warc.gz')).sort();
}
