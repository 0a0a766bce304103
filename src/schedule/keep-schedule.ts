import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../domain/index.ts';
import { codeOf, replaceFile } from '../workspace/index.ts';
import type { Timetable } from './timetable.ts';

export interface ScheduleOptions {
  readonly timetable: Timetable;
  /** File with the time until which the schedule was kept. */
  readonly record: string;
  /** Whether times that passed while the schedule was not kept get one run together, at once. */
  readonly onceIfMissed: boolean;
  /** One run, which reports its own errors. Throws only when the signal is aborted. */
  readonly run: () => Promise<void>;
  readonly log: (message: string) => void;
  /** How the log writes a time. */
  readonly timeText: (time: Date) => string;
  readonly now: () => Date;
  /** Waits this many milliseconds; rejects when the signal is aborted. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends the schedule. */
  readonly signal: AbortSignal;
}

/** Waits are cut into minutes, so that a change of the clock, or a sleep of the machine, is noticed. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Runs at the times of a timetable, one run after the other, until the signal is aborted. Times that pass during a
 * run are skipped. A run that is stopped or killed counts as missed.
 * @throws {Failure} `record_invalid`
 */
export async function keepSchedule(options: ScheduleOptions): Promise<void> {
  const { signal, log } = options;
  try {
    await catchUp(options);
    for (;;) {
      const next = options.timetable.next(options.now());
      if (next === null) return log('no further run: the timetable has no later time');
      log(`next run ${options.timeText(next)}`);
      await waitUntil(next, options);
      await runOnce(options);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    log('stopped');
  }
}

async function catchUp(options: ScheduleOptions): Promise<void> {
  const { timetable, record, onceIfMissed, now, log, timeText } = options;
  const handledUntil = await readHandledUntil(record);
  if (handledUntil === null) return writeHandledUntil(record, now());
  const missed = timetable.next(handledUntil);
  if (missed === null || missed > now()) return;
  if (onceIfMissed) {
    log(`catching up: the run of ${timeText(missed)} was missed`);
    return runOnce(options);
  }
  log(`the run of ${timeText(missed)} was missed, and is not caught up without --once-if-missed`);
  await writeHandledUntil(record, now());
}

async function runOnce(options: ScheduleOptions): Promise<void> {
  const { timetable, run, record, signal, now, log, timeText } = options;
  signal.throwIfAborted();
  log('run begins');
  const begun = now();
  await run();
  const ended = now();
  await writeHandledUntil(record, ended);
  const passed = timetable.next(begun);
  if (passed !== null && passed <= ended) log(`skipped ${timeText(passed)}: a run was in progress`);
}

async function waitUntil(time: Date, { now, delay, signal }: ScheduleOptions): Promise<void> {
  for (let left = time.getTime() - now().getTime(); left > 0; left = time.getTime() - now().getTime()) {
    await delay(Math.min(left, LONGEST_WAIT_MS), signal);
  }
}

const HandledSchema = z.strictObject({ handled_until: z.iso.datetime() });

/**
 * The time until which every time of the schedule had its run, or was skipped; null when no schedule was ever kept here.
 * @throws {Failure} `record_invalid`
 */
async function readHandledUntil(path: string): Promise<Date | null> {
  try {
    return new Date(HandledSchema.parse(JSON.parse(await readFile(path, 'utf8'))).handled_until);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw new Failure('record_invalid', { record: 'schedule', place: path }, { cause });
  }
}

async function writeHandledUntil(path: string, time: Date): Promise<void> {
  await replaceFile(path, `${JSON.stringify({ handled_until: time.toISOString() })}\n`);
}
