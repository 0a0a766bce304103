import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/index.ts';
import { codeOf, linesOf } from '../../workspace/index.ts';
import type { Capture } from '../capture.ts';
import { parseCdxjLine } from './cdxj.ts';

export function indexPath(folder: string): string {
  return join(folder, 'index.cdxj');
}

/**
 * What the lines of the index say, in their order, without an incomplete line that a crash left at the end.
 * @throws {Failure} `record_invalid` for a damaged line other than the last.
 */
export async function* indexedCaptures(folder: string): AsyncGenerator<Capture> {
  for await (const { capture, number, torn } of indexLines(folder)) {
    if (torn) continue;
    if (capture === undefined) throw damagedLine(folder, number);
    yield capture;
  }
}

export interface IndexLine {
  /** The first is 1. */
  readonly number: number;
  /** Byte of the file at which it begins. */
  readonly begin: number;
  readonly text: string;
  /** Undefined when the line is incomplete or damaged. */
  readonly capture: Capture | undefined;
  /** The file ends before the end of the line. */
  readonly torn: boolean;
}

/** One line after the other, so that memory does not grow with the file; a missing archive has none. */
export async function* indexLines(folder: string): AsyncGenerator<IndexLine> {
  const path = indexPath(folder);
  const size = await sizeOf(path);
  let end = 0;
  let number = 0;
  for await (const text of linesOf(path)) {
    number += 1;
    const begin = end;
    end += Buffer.byteLength(text) + 1;
    const torn = end > size;
    yield { number, begin, text, capture: torn ? undefined : parseCdxjLine(text), torn };
  }
}

/** Bytes; 0 for a file that does not exist. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

export function damagedLine(folder: string, line: number): Failure {
  return new Failure('record_invalid', { record: 'index', path: indexPath(folder), line });
}
