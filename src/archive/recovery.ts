import { rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { later, sortIndex } from './cdx/sort-index.ts';
import { openStoredCaptures, type StoredCaptures } from './cdx/stored-captures.ts';
import { addChecksums, readChecksums } from './warc/checksums.ts';
import { sha256OfFile } from './warc/digest.ts';
import { readRecord } from './warc/record-content.ts';
import { warcFiles } from './warc/warc-file.ts';
import { scanWarc } from './warc/warc-scan.ts';

/** What an interrupted writer left, repaired. */
export interface Recovery {
  /** Records that were in a WARC file but not in the index. */
  readonly reindexed: number;
  /** Bytes of records that were begun and never finished. */
  readonly cutBytes: number;
  /** Index lines that named bytes which no file holds (the system went down before they were on disk). */
  readonly droppedLines: number;
  /** Bytes after the last indexed record that are no record; they stay where they are. */
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
export async function recoverArchive(folder: string): Promise<{
  readonly captures: StoredCaptures;
  /** Time of the newest capture of any URL; null when the archive is empty. */
  readonly newest: string | null;
  readonly recovery: Recovery;
}> {
  const closed = await readChecksums(folder);
  const sizes = await sizesOf(folder);
  const index = await sortIndex(
    folder,
    ({ file, offset, length }) => closed.has(file) || offset + length <= (sizes.get(file) ?? 0),
  );
  const captures = await openStoredCaptures(folder);
  const newlyClosed = new Map<string, string>();
  const unreadable: UnreadableStretch[] = [];
  let { newest } = index;
  let reindexed = 0;
  let cutBytes = 0;
  for (const [file, size] of sizes) {
    const path = join(folder, file);
    const isOpen = !closed.has(file);
    let end = size;
    for await (const found of scanWarc(path, { from: index.ends.get(file) ?? 0 })) {
      const { offset, length } = found;
      if (found.kind === 'record') {
        const content = await readRecord(found.record, captures.of);
        if (content.kind !== 'capture') continue;
        captures.add({ ...content.observed, file, offset, length });
        newest = later(newest, content.observed);
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
  if (reindexed > 0) await captures.save();
  await addChecksums(folder, newlyClosed);
  return { captures, newest, recovery: { reindexed, cutBytes, droppedLines: index.dropped, unreadable } };
}

/** WARC files with their sizes in bytes, in the order of their writing. */
async function sizesOf(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const file of await warcFiles(folder)) sizes.set(file, (await stat(join(folder, file))).size);
  return sizes;
}
