import { rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../workspace/index.ts';
import type { Capture } from './capture.ts';
import { byFile, type CaptureList, createCaptureList } from './capture-list.ts';
import { sortedIndex } from './cdxj.ts';
import { addChecksums, readChecksums } from './checksums.ts';
import { sha256OfFile } from './digest.ts';
import { indexPath, readIndexFile } from './index-file.ts';
import { readRecord } from './record-reading.ts';
import { warcFiles } from './warc-file.ts';
import { scanWarc } from './warc-scan.ts';

/** What an interrupted writer left, put right. */
export interface Recovery {
  /** Records that stood in a WARC file but not in the index. */
  readonly reindexed: number;
  /** Bytes of records that were begun and never finished. */
  readonly cutBytes: number;
  /** Index lines that named bytes which no file holds (the system went down before they were on disk). */
  readonly droppedLines: number;
  /** Bytes behind the last indexed record that are no record; they stay where they are. */
  readonly unreadable: readonly UnreadableStretch[];
}

export interface UnreadableStretch {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly why: string;
}

/**
 * Makes the index and the WARC files of a folder agree, and returns all captures.
 * Only a file that was never closed is altered: a record begun at its end is cut off, and it is closed. An index
 * line of a closed file stays even when the file is missing or damaged, so that the file can be put back.
 */
export async function recoverArchive(
  folder: string,
): Promise<{ readonly captures: CaptureList; readonly recovery: Recovery }> {
  const index = await readIndexFile(folder);
  const closed = await readChecksums(folder);
  const sizes = await sizesOf(folder);
  const kept = index.captures.filter(
    ({ file, offset, length }) => closed.has(file) || offset + length <= (sizes.get(file) ?? 0),
  );
  const captures = createCaptureList(kept);
  const indexed = byFile(kept);
  const newlyClosed = new Map<string, string>();
  const unreadable: UnreadableStretch[] = [];
  let reindexed = 0;
  let cutBytes = 0;
  for (const [file, size] of sizes) {
    const path = join(folder, file);
    const isOpen = !closed.has(file);
    let end = size;
    for await (const found of scanWarc(path, { from: endOf(indexed.get(file) ?? []) })) {
      const { offset, length } = found;
      if (found.kind === 'record') {
        const reading = await readRecord(found.record, captures.of);
        if (reading.kind !== 'capture') continue;
        captures.add({ ...reading.observed, file, offset, length });
        reindexed += 1;
      } else if (isOpen && found.torn) {
        end = offset;
      } else {
        unreadable.push({ file, offset, length, why: found.why });
      }
    }
    cutBytes += size - end;
    if (end === 0) await rm(path);
    else if (end < size) await truncate(path, end);
    if (isOpen && end > 0) newlyClosed.set(file, await sha256OfFile(path));
  }
  const droppedLines = index.captures.length - kept.length;
  if (index.torn || reindexed > 0 || droppedLines > 0) {
    await replaceFile(indexPath(folder), sortedIndex(captures.all()));
  }
  await addChecksums(folder, newlyClosed);
  return { captures, recovery: { reindexed, cutBytes, droppedLines, unreadable } };
}

/** WARC files with their sizes in bytes, in the order they were written. */
async function sizesOf(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const file of await warcFiles(folder)) sizes.set(file, (await stat(join(folder, file))).size);
  return sizes;
}

function endOf(records: readonly Capture[]): number {
  return records.reduce((end, { offset, length }) => Math.max(end, offset + length), 0);
}
