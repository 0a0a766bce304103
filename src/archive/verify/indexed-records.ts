import { type FileHandle, open } from 'node:fs/promises';
import type { Capture } from '../capture.ts';
import { createCaptureList } from '../cdx/capture-list.ts';
import { compareCaptures, compareKeyed, type KeyedCapture, parseCdxjLine, surtOf } from '../cdx/cdxj.ts';
import { type IndexLine, indexLines, indexPath } from '../cdx/index-file.ts';
import { openSortedIndex } from '../cdx/sorted-index.ts';

/** The index of an archive, for comparison with its records. Memory has two numbers for each line, not its content. */
export interface IndexedRecords {
  /** Lines that name a record. */
  readonly count: number;
  /** What the index says about the record at a place, if it was not found yet; of several lines the last. */
  at(file: string, offset: number): Promise<Capture | undefined>;
  /** There is a record at this place. */
  found(file: string, offset: number): void;
  isFound(capture: Capture): boolean;
  /** Captures of a URL in the order of their time. */
  of(url: string): readonly Capture[];
  close(): Promise<void>;
}

/**
 * Reads the index of an archive, which its writer may have left unsorted: from the first line that is damaged or not in order,
 * the content of the lines is in memory.
 * @param onFault called with lines that name no record.
 */
export async function openIndexedRecords(
  folder: string,
  onFault: (line: IndexLine) => void,
): Promise<IndexedRecords> {
  /** By WARC file and offset of a record, where the line that names it begins. */
  const waiting = new Map<string, Map<number, number>>();
  const unsorted = createCaptureList();
  let sortedEnd: number | undefined;
  let last: KeyedCapture | undefined;
  let count = 0;
  for await (const line of indexLines(folder)) {
    const { capture, text, begin } = line;
    if (capture === undefined) {
      onFault(line);
      sortedEnd ??= begin;
      continue;
    }
    count += 1;
    const begins = waiting.get(capture.file) ?? new Map<number, number>();
    waiting.set(capture.file, begins.set(capture.offset, begin));
    const here = { surt: surtOf(text), capture };
    if (last !== undefined && compareKeyed(last, here) > 0) sortedEnd ??= begin;
    if (sortedEnd !== undefined) unsorted.add(capture);
    last = here;
  }
  const sorted = await openSortedIndex(folder, sortedEnd);
  const file = count === 0 ? undefined : await open(indexPath(folder));

  return {
    count,
    at: async (name, offset) => {
      const begin = waiting.get(name)?.get(offset);
      return begin === undefined || file === undefined ? undefined : parseCdxjLine(await lineAt(file, begin));
    },
    found: (name, offset) => {
      waiting.get(name)?.delete(offset);
    },
    isFound: ({ file: name, offset }) => waiting.get(name)?.has(offset) !== true,
    of: (url) => {
      const [before, since] = [sorted.of(url), unsorted.of(url)];
      return since.length === 0 ? before : [...before, ...since].sort(compareCaptures);
    },
    close: async () => {
      sorted.close();
      await file?.close();
    },
  };
}

/** Longer than most lines, in bytes. */
const USUAL_LINE = 1024;
const LINE_BREAK = 0x0a;

async function lineAt(file: FileHandle, begin: number): Promise<string> {
  for (let length = USUAL_LINE; ; length *= 2) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, begin);
    const end = buffer.indexOf(LINE_BREAK);
    if (end !== -1 || bytesRead < length) return buffer.toString('utf8', 0, end === -1 ? bytesRead : end);
  }
}
