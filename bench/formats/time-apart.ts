import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ROOM_FOR_GARBAGE } from '../../src/extract/worker/reader-process.ts';
import { readDocument } from '../../src/read/index.ts';
import { BARE } from './bare.ts';
import { type Timing, timeInTurns } from './timing.ts';

const WARM_UP = 60;
const ROUNDS = 100;
const TimingsSchema = z.array(z.object({ median: z.number(), p95: z.number(), cpu: z.number() }));

/**
 * Times the reader of a file, then the bare call of its library where there is one, in turns and in a process that V8 runs as it
 * runs a reader of the pool.
 */
export async function timeApart(path: string, format: string): Promise<Timing[]> {
  const script = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...ROOM_FOR_GARBAGE, script, path, format]);
  return TimingsSchema.parse(JSON.parse(stdout));
}

const [, script, path, format] = process.argv;
if (script === fileURLToPath(import.meta.url) && path !== undefined && format !== undefined) {
  const bytes = new Uint8Array(await readFile(path));
  const bare = BARE[format];
  const works = [() => readDocument(bytes, null), ...(bare === undefined ? [] : [() => bare(bytes)])];
  console.log(JSON.stringify(await timeInTurns(works, WARM_UP, ROUNDS)));
}
