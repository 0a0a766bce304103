import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { Failure } from '../domain/index.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Reads a file of one JSON value a line; a file that does not exist has no lines.
 * @throws {Failure} `record_invalid`, naming file and line.
 */
export async function readJsonLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, schema, `${path}:${index + 1}`));
}

function parseLine<T>(line: string, schema: z.ZodType<T>, place: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new Failure(
      'record_invalid',
      `${place}: not a line that nianbao wrote; move the file away and run again`,
      {
        cause: error,
      },
    );
  }
}

export async function writeJsonLines(path: string, rows: readonly unknown[]): Promise<void> {
  await replaceFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
