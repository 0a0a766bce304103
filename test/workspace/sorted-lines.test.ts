import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareText, mergeSorted, openSortedLines } from '../../src/workspace/index.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-lines-'));
  path = join(folder, 'lines.txt');
});
afterEach(() => rm(folder, { recursive: true }));

/** A line of 300 bytes and more, of a key and a number. */
const lineOf = (key: string, number = 0): string => `${key} ${number} ${'文'.repeat(100)}`;
const keyOf = (line: string): string => line.slice(0, line.indexOf(' '));
const write = (lines: readonly string[]) => writeFile(path, lines.map((line) => `${line}\n`).join(''));
const allOf = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
/** Even numbers, so that odd ones fall between them. */
const KEYS = Array.from({ length: 1000 }, (_, at) => `k${String(2 * at).padStart(5, '0')}`);
/** The file is read in pieces of so many bytes. */
const PIECE = 16_384;

describe('a sorted file of lines', () => {
  it('of several pieces gives the line of each key, and none of a key that it does not hold', async () => {
    await write(KEYS.map((key) => lineOf(key)));
    expect((await stat(path)).size).toBeGreaterThan(10 * PIECE);
    const lines = await openSortedLines(path, keyOf);
    expect(KEYS.flatMap((key) => lines.of(key))).toEqual(KEYS.map((key) => lineOf(key)));
    const between = KEYS.map((key) => `${key}-`);
    expect(['', 'a', 'z', ...between].flatMap((key) => lines.of(key))).toEqual([]);
    lines.close();
  });

  it('gives all lines of one key, though they fill several pieces, in their order', async () => {
    const many = Array.from({ length: 200 }, (_, number) => lineOf('b', number));
    await write([lineOf('a'), ...many, lineOf('c')]);
    const lines = await openSortedLines(path, keyOf);
    expect(lines.of('b')).toEqual(many);
    expect(lines.of('a')).toEqual([lineOf('a')]);
    expect(lines.of('c')).toEqual([lineOf('c')]);
    lines.close();
  });

  it('is read up to the byte where its order ends', async () => {
    await write([lineOf('b'), lineOf('c'), lineOf('a')]);
    const end = Buffer.byteLength(`${lineOf('b')}\n${lineOf('c')}\n`);
    const lines = await openSortedLines(path, keyOf, end);
    expect(['a', 'b', 'c'].map((key) => lines.of(key).length)).toEqual([0, 1, 1]);
    expect(await allOf(lines.all())).toEqual([lineOf('b'), lineOf('c')]);
    lines.close();
  });

  it('is what it was when it was opened, whatever is appended', async () => {
    await write([lineOf('a')]);
    const lines = await openSortedLines(path, keyOf);
    await appendFile(path, `${lineOf('b')}\n`);
    expect(lines.of('b')).toEqual([]);
    expect(await allOf(lines.all())).toEqual([lineOf('a')]);
    lines.close();
  });

  it('that does not exist has no lines', async () => {
    const lines = await openSortedLines(path, keyOf);
    expect(lines.of('a')).toEqual([]);
    expect(await allOf(lines.all())).toEqual([]);
    lines.close();
  });
});

describe('two sorted sequences', () => {
  async function* inTurn(texts: readonly string[]): AsyncGenerator<string> {
    yield* texts;
  }
  const merged = (first: readonly string[], second: readonly string[]) =>
    allOf(mergeSorted(first, inTurn(second), compareText, (a = '', b = '') => [`${a}|${b}`]));

  it('become one, those that are equal together', async () => {
    expect(await merged(['b', 'c', 'e'], ['a', 'c', 'd', 'f'])).toEqual([
      '|a',
      'b|',
      'c|c',
      '|d',
      'e|',
      '|f',
    ]);
  });

  it('may be empty', async () => {
    expect(await merged([], ['a'])).toEqual(['|a']);
    expect(await merged(['a'], [])).toEqual(['a|']);
    expect(await merged([], [])).toEqual([]);
  });

  it('may have equal items in a row', async () => {
    expect(await merged(['a', 'a'], ['a', 'b', 'b'])).toEqual(['a|a', 'a|', '|b', '|b']);
  });
});
