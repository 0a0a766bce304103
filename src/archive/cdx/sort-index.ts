import { writeLines } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { compareKeyed, type KeyedCapture, surtOf } from './cdxj.ts';
import { damagedLine, indexLines, indexPath } from './index-file.ts';
import { mergedIndex } from './stored-captures.ts';

/** What the index of an archive says, once it is sorted. */
export interface SurveyedIndex {
  /** Lines that were removed. */
  readonly dropped: number;
  /** Where the last indexed record of each WARC file ends. */
  readonly ends: ReadonlyMap<string, number>;
  readonly newest: string | null;
}

/**
 * Sorts and repairs the index that an interrupted writer left: lines at its end that are not yet sorted in, an incomplete line,
 * lines of records that are not there.
 * @param isKept whether the file has the record that a line names.
 * @throws {Failure} `record_invalid` for a damaged line other than the last.
 */
export async function sortIndex(
  folder: string,
  isKept: (capture: Capture) => boolean,
): Promise<SurveyedIndex> {
  const ends = new Map<string, number>();
  /** The first line that is not in order, and all lines after it. */
  const unsorted: Capture[] = [];
  let sortedLines = 0;
  let [dropped, torn] = [0, false];
  let newest: string | null = null;
  let last: KeyedCapture | undefined;
  for await (const line of indexLines(folder)) {
    const { capture, number, text } = line;
    if (line.torn) {
      torn = true;
      continue;
    }
    if (capture === undefined) throw damagedLine(folder, number);
    if (!isKept(capture)) {
      dropped += 1;
      continue;
    }
    ends.set(capture.file, Math.max(ends.get(capture.file) ?? 0, capture.offset + capture.length));
    newest = later(newest, capture);
    const here = { surt: surtOf(text), capture };
    if (unsorted.length > 0 || (last !== undefined && compareKeyed(last, here) > 0)) unsorted.push(capture);
    else sortedLines = number;
    last = here;
  }
  if (torn || dropped > 0 || unsorted.length > 0) {
    await writeLines(indexPath(folder), mergedIndex(keptLines(folder, sortedLines, isKept), unsorted));
  }
  return { dropped, ends, newest };
}

async function* keptLines(
  folder: string,
  count: number,
  isKept: (capture: Capture) => boolean,
): AsyncGenerator<string> {
  for await (const { capture, number, text } of indexLines(folder)) {
    if (number > count) return;
    if (capture !== undefined && isKept(capture)) yield text;
  }
}

/** The later of a time and that of a capture. */
export function later(newest: string | null, { capturedAt }: Pick<Capture, 'capturedAt'>): string {
  return newest === null || capturedAt > newest ? capturedAt : newest;
}
