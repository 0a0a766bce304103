import { compareText, mergeSorted, writeLines } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { createCaptureList } from './capture-list.ts';
import { cdxjLine, compareCaptures, inIndexOrder, type KeyedCapture, parseCdxjLine, surtOf } from './cdxj.ts';
import { indexPath } from './index-file.ts';
import { openSortedIndex } from './sorted-index.ts';

/** The captures of an archive that is written to: those in its index are on disk, those added since in memory. */
export interface StoredCaptures {
  add(capture: Capture): void;
  /** Captures of a URL in the order of their time. */
  of(url: string): readonly Capture[];
  /** Number of captures in memory. */
  readonly added: number;
  /** Writes the index again, sorted and with what was added; memory then holds nothing of it. */
  save(): Promise<void>;
  close(): void;
}

/** @param folder of an archive whose index is sorted. */
export async function openStoredCaptures(folder: string): Promise<StoredCaptures> {
  let index = await openSortedIndex(folder);
  let list = createCaptureList();
  let added = 0;
  return {
    add: (capture) => {
      list.add(capture);
      added += 1;
    },
    of: (url) => {
      const [indexed, since] = [index.of(url), list.of(url)];
      if (since.length === 0) return indexed;
      return indexed.length === 0 ? since : [...indexed, ...since].sort(compareCaptures);
    },
    get added() {
      return added;
    },
    save: async () => {
      await writeLines(indexPath(folder), mergedIndex(index.lines(), list.all()));
      index.close();
      index = await openSortedIndex(folder);
      list = createCaptureList();
      added = 0;
    },
    close: () => index.close(),
  };
}

/**
 * Lines of a sorted index with captures merged into it.
 * @param captures in any order.
 */
export function mergedIndex(
  lines: AsyncIterable<string>,
  captures: readonly Capture[],
): AsyncIterable<string> {
  return mergeSorted(inIndexOrder(captures), lines, compareWithLine, (added, line) => [
    ...(line === undefined ? [] : [line]),
    ...(added === undefined ? [] : [cdxjLine(added.capture)]),
  ]);
}

/** Only lines of the same SURT are read for what they say. */
function compareWithLine({ capture, surt }: KeyedCapture, line: string): number {
  const order = compareText(surt, surtOf(line));
  if (order !== 0) return order;
  const other = parseCdxjLine(line);
  return other === undefined ? 1 : compareCaptures(capture, other);
}
