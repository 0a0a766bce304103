import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../domain/index.ts';
import { replaceFile } from '../workspace/index.ts';

const HandledSchema = z.strictObject({ handled_until: z.iso.datetime() });

/**
 * Until when every time of the schedule had its run, or was passed over; null when no schedule was ever kept here.
 * @throws {Failure} `record_invalid`
 */
export async function readHandledUntil(path: string): Promise<Date | null> {
  try {
    return new Date(HandledSchema.parse(JSON.parse(await readFile(path, 'utf8'))).handled_until);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new Failure('record_invalid', `${path}: not a file that nianbao wrote; delete it and start again`, {
      cause,
    });
  }
}

export async function writeHandledUntil(path: string, time: Date): Promise<void> {
  await replaceFile(path, `${JSON.stringify({ handled_until: time.toISOString() })}\n`);
}
