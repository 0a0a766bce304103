import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { Failure } from '../domain/index.ts';
import { codeOf } from './error-code.ts';
import { replaceFileWith } from './replace-file.ts';
import { writeStream } from './write-stream.ts';

/**
 * Reads a file of one JSON value per line; a file that does not exist has no lines.
 * @throws {Failure} `record_invalid`, naming file and line.
 */
export async function readJsonLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const row of streamJsonLines(path, schema)) rows.push(row);
  return rows;
}

/** The same, one line after the other: memory does not grow with the file. */
export async function* streamJsonLines<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line !== '') yield parseJsonLine(line, schema, `${path}:${number}`);
  }
}

/** The lines of a file, without their line breaks; a file that does not exist has none. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, 'utf8');
  try {
    yield* createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  } finally {
    file.destroy();
  }
}

/** @throws {Failure} `record_invalid`, naming the place. */
export function parseJsonLine<T>(line: string, schema: z.ZodType<T>, source: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new Failure('record_invalid', { record: 'line', place: source }, { cause: error });
  }
}

export async function writeJsonLines(
  path: string,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    for await (const row of rows) yield JSON.stringify(row);
  }
  await writeLines(path, lines());
}

/** Writes a file of lines, which come without their line breaks; memory does not grow with it. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  async function* broken(): AsyncGenerator<string> {
    for await (const line of lines) yield `${line}\n`;
  }
  await replaceFileWith(path, (beside) => writeStream(beside, Readable.from(broken()), true));
}
