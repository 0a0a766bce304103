import { closeSync, openSync, readSync } from 'node:fs';
import { linesOf } from './json-lines.ts';

/** A file of lines that are sorted by a key, in the order of `compareText`; a million lines take a few megabytes of memory. */
export interface SortedLines {
  /** The lines of a key, in their order. */
  of(key: string): readonly string[];
  /** What was in the file when it was opened. */
  all(): AsyncIterable<string>;
  close(): void;
}

/** The part of the file that is read for one lookup. */
interface Block {
  readonly firstKey: string;
  readonly offset: number;
}

const BLOCK_BYTES = 16_384;

/**
 * Opens a sorted file; one that does not exist has no lines. Memory has only where every 16 KB begin.
 * @param end byte of the file from which on it is not sorted, and not read; default: its size.
 * @throws what `keyOf` throws for a line that is damaged
 */
export async function openSortedLines(
  path: string,
  keyOf: (line: string) => string,
  end = Number.POSITIVE_INFINITY,
): Promise<SortedLines> {
  const blocks: Block[] = [];
  let size = 0;
  for await (const line of linesOf(path)) {
    if (size >= end) break;
    if (size >= blocks.length * BLOCK_BYTES) blocks.push({ firstKey: copyOf(keyOf(line)), offset: size });
    size += Buffer.byteLength(line) + 1;
  }
  const file = size === 0 ? undefined : openSync(path, 'r');
  /** What the last lookup read: keys are often looked up in their order. */
  let last: { readonly from: number; readonly end: number; readonly lines: readonly string[] } | undefined;

  return {
    of: (key) => {
      if (file === undefined) return [];
      const first = Math.max(0, firstNotBefore(blocks, key) - 1);
      let next = first + 1;
      while ((blocks[next]?.firstKey ?? AFTER_ALL) <= key) next += 1;
      const from = blocks[first]?.offset ?? 0;
      const end = blocks[next]?.offset ?? size;
      if (last?.from !== from || last.end !== end) last = { from, end, lines: linesBetween(file, from, end) };
      return last.lines.filter((line) => line !== '' && keyOf(line) === key);
    },
    all: () => linesUntil(path, size),
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

const AFTER_ALL = '\uffff';

/** A part of a text keeps all of the text in memory, which is the piece of the file that was read with it. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** Position of the first block that does not begin before a key. */
function firstNotBefore(blocks: readonly Block[], key: string): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.firstKey ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linesBetween(file: number, from: number, end: number): string[] {
  const bytes = Buffer.alloc(end - from);
  const read = readSync(file, bytes, 0, bytes.length, from);
  return bytes.toString('utf8', 0, read).split('\n');
}

/** Lines may have been appended since. */
async function* linesUntil(path: string, end: number): AsyncGenerator<string> {
  let offset = 0;
  for await (const line of linesOf(path)) {
    if (offset >= end) return;
    yield line;
    offset += Buffer.byteLength(line) + 1;
  }
}

/**
 * Two sorted sequences as one.
 * @param order of an item of the first beside one of the second: below zero where it comes before.
 * @param take what becomes of an item of either, or of two that are equal.
 */
export async function* mergeSorted<A, B, C>(
  first: AsyncIterable<A> | Iterable<A>,
  second: AsyncIterable<B>,
  order: (a: A, b: B) => number,
  take: (a: A | undefined, b: B | undefined) => Iterable<C>,
): AsyncGenerator<C> {
  const rest = second[Symbol.asyncIterator]();
  let other = await rest.next();
  for await (const one of first) {
    let comparison = other.done ? -1 : order(one, other.value);
    while (!other.done && comparison > 0) {
      yield* take(undefined, other.value);
      other = await rest.next();
      comparison = other.done ? -1 : order(one, other.value);
    }
    if (!other.done && comparison === 0) {
      yield* take(one, other.value);
      other = await rest.next();
    } else yield* take(one, undefined);
  }
  for (; !other.done; other = await rest.next()) yield* take(undefined, other.value);
}

/** The order of texts in sorted files: by UTF-16 code units, which no locale changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
