import { openSortedLines } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { parseCdxjLine, surtOf } from './cdxj.ts';
import { indexPath } from './index-file.ts';
import { surtOfUrl } from './surt.ts';

/** The index of an archive, which is sorted by SURT, then by time. */
export interface SortedIndex {
  /** Captures of a URL in the order of their time. */
  of(url: string): readonly Capture[];
  /** What was in the file when it was opened. */
  lines(): AsyncIterable<string>;
  close(): void;
}

/** @param end byte of the file from which on it is not sorted, and not read. */
export async function openSortedIndex(folder: string, end?: number): Promise<SortedIndex> {
  const lines = await openSortedLines(indexPath(folder), surtOf, end);
  let asked: { readonly url: string; readonly captures: readonly Capture[] } | undefined;
  return {
    of: (url) => {
      // One visit looks up the same address several times.
      if (asked?.url !== url) {
        const captures = lines.of(surtOfUrl(url)).flatMap((line) => parseCdxjLine(line) ?? []);
        asked = { url, captures: captures.filter((capture) => capture.url === url) };
      }
      return asked.captures;
    },
    lines: lines.all,
    close: lines.close,
  };
}
