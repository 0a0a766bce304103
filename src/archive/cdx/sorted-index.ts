import { closeSync, openSync, readSync } from 'node:fs';
import { linesOf } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { parseCdxjLine } from './cdxj.ts';
import { indexPath, sizeOf } from './index-file.ts';
import { surtOfUrl } from './surt.ts';

/** The index of an archive, which is sorted by SURT, then by time; a million lines cost a few megabytes of memory. */
export interface SortedIndex {
  /** Captures of a URL in the order of their time. */
  of(url: string): readonly Capture[];
  /** What was in the file when it was opened. */
  lines(): AsyncIterable<string>;
  close(): void;
}

/** The part of the file that is read for one lookup. */
interface Block {
  readonly firstSurt: string;
  readonly offset: number;
}

const BLOCK_BYTES = 65_536;
const AFTER_ALL = '\uffff';

/**
 * Opens a sorted index. Held in memory is only where every 64 KB begin.
 * @param end byte of the file from which on it is not sorted, and not read.
 */
export async function openSortedIndex(folder: string, end?: number): Promise<SortedIndex> {
  const path = indexPath(folder);
  const size = end ?? (await sizeOf(path));
  const blocks: Block[] = [];
  let offset = 0;
  for await (const line of linesUntil(path, size)) {
    if (offset >= blocks.length * BLOCK_BYTES) blocks.push({ firstSurt: copyOf(surtOf(line)), offset });
    offset += Buffer.byteLength(line) + 1;
  }
  const file = size === 0 ? undefined : openSync(path, 'r');
  let asked: { readonly url: string; readonly captures: readonly Capture[] } | undefined;

  const find = (url: string): readonly Capture[] => {
    const surt = surtOfUrl(url);
    const first = Math.max(0, firstNotBefore(blocks, surt) - 1);
    let last = first;
    while ((blocks[last + 1]?.firstSurt ?? AFTER_ALL) <= surt) last += 1;
    return linesBetween(file, blocks[first]?.offset ?? 0, blocks[last + 1]?.offset ?? size)
      .filter((line) => surtOf(line) === surt)
      .flatMap((line) => parseCdxjLine(line) ?? [])
      .filter((capture) => capture.url === url);
  };

  return {
    of: (url) => {
      if (file === undefined) return [];
      // One visit looks up the same address several times.
      if (asked?.url !== url) asked = { url, captures: find(url) };
      return asked.captures;
    },
    lines: () => linesUntil(path, size),
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

/** Copied, because V8 keeps the whole text of a slice in memory, here a piece of the file. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** The SURT that a line begins with. */
export function surtOf(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

/** Position of the first block that does not begin before a SURT. */
function firstNotBefore(blocks: readonly Block[], surt: string): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.firstSurt ?? '') < surt) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linesBetween(file: number | undefined, from: number, end: number): string[] {
  if (file === undefined) return [];
  const bytes = Buffer.alloc(end - from);
  const read = readSync(file, bytes, 0, bytes.length, from);
  return bytes.toString('utf8', 0, read).split('\n');
}

/** Lines may have been appended since. */
async function* linesUntil(path: string, size: number): AsyncGenerator<string> {
  let offset = 0;
  for await (const line of linesOf(path)) {
    if (offset >= size) return;
    yield line;
    offset += Buffer.byteLength(line) + 1;
  }
}
