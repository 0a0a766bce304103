import { writeLines } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { createCaptureList } from './capture-list.ts';
import { cdxjLine, compare, compareCaptures, parseCdxjLine } from './cdxj.ts';
import { indexPath } from './index-file.ts';
import { openSortedIndex, surtOf } from './sorted-index.ts';
import { surtOfUrl } from './surt.ts';

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
export async function* mergedIndex(
  lines: AsyncIterable<string>,
  captures: readonly Capture[],
): AsyncGenerator<string> {
  const added = captures
    .map((capture) => ({ capture, surt: surtOfUrl(capture.url) }))
    .sort((a, b) => compare(a.surt, b.surt) || compareCaptures(a.capture, b.capture));
  let at = 0;
  for await (const line of lines) {
    for (let next = added[at]; next !== undefined && isBefore(next, line); next = added[at]) {
      yield cdxjLine(next.capture);
      at += 1;
    }
    yield line;
  }
  for (const { capture } of added.slice(at)) yield cdxjLine(capture);
}

function isBefore(
  { capture, surt }: { readonly capture: Capture; readonly surt: string },
  line: string,
): boolean {
  const order = compare(surt, surtOf(line));
  if (order !== 0) return order < 0;
  const other = parseCdxjLine(line);
  return other !== undefined && compareCaptures(capture, other) < 0;
}
