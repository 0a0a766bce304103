import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSchedule, timetableOf } from '../../src/schedule/index.ts';
import type { ScheduleOptions } from '../../src/schedule/keep-schedule.ts';

let folder: string;
let record: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-schedule-'));
  record = join(folder, 'schedule.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const HOUR = 3_600_000;

/** A world in which waiting moves the clock, and each run takes its time; the schedule is stopped after so many waits for a run. */
function world(start: string, end: string, runMs = HOUR) {
  let time = Date.parse(start);
  const stop = new AbortController();
  const runs: string[] = [];
  const lines: string[] = [];
  const pass = (ms: number): void => {
    time += ms;
    if (time >= Date.parse(end)) stop.abort();
  };
  const options = (changes: Partial<ScheduleOptions> = {}): ScheduleOptions => ({
    timetable: timetableOf('0 3 * * *', 'UTC'),
    record,
    onceIfMissed: false,
    run: async () => {
      runs.push(new Date(time).toISOString().slice(0, 16));
      pass(runMs);
      stop.signal.throwIfAborted();
    },
    log: (line) => lines.push(line),
    timeText: (moment) => moment.toISOString().slice(0, 16),
    now: () => new Date(time),
    delay: async (ms) => {
      pass(ms);
      stop.signal.throwIfAborted();
    },
    signal: stop.signal,
    ...changes,
  });
  return { options, runs, lines };
}

async function handled(until: string): Promise<void> {
  await writeFile(record, JSON.stringify({ handled_until: until }));
}

describe('a schedule', () => {
  it('runs at each of its times, and says before when the next is', async () => {
    const { options, runs, lines } = world('2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z');
    await keepSchedule(options());
    expect(runs).toEqual(['2026-01-01T03:00', '2026-01-02T03:00']);
    expect(lines).toEqual([
      'next run 2026-01-01T03:00',
      'run begins',
      'next run 2026-01-02T03:00',
      'run begins',
      'next run 2026-01-03T03:00',
      'stopped',
    ]);
  });

  it('skips times that come during a run', async () => {
    const { options, runs, lines } = world('2026-01-01T00:00:00Z', '2026-01-04T00:00:00Z', 30 * HOUR);
    await keepSchedule(options());
    expect(runs).toEqual(['2026-01-01T03:00', '2026-01-03T03:00']);
    expect(lines).toContain('skipped 2026-01-02T03:00: a run was in progress');
  });

  it('misses nothing when it starts for the first time', async () => {
    const { options, runs } = world('2026-01-01T04:00:00Z', '2026-01-01T05:00:00Z');
    await keepSchedule(options({ onceIfMissed: true }));
    expect(runs).toEqual([]);
  });

  it('catches several missed runs up with one', async () => {
    await handled('2025-12-20T04:00:00.000Z');
    const { options, runs, lines } = world('2026-01-01T12:00:00Z', '2026-01-02T04:30:00Z');
    await keepSchedule(options({ onceIfMissed: true }));
    expect(runs).toEqual(['2026-01-01T12:00', '2026-01-02T03:00']);
    expect(lines[0]).toBe('catching up: the run of 2025-12-21T03:00 was missed');
  });

  it('reports a missed run that it is not asked to catch up', async () => {
    await handled('2025-12-31T04:00:00.000Z');
    const { options, runs, lines } = world('2026-01-01T12:00:00Z', '2026-01-01T13:00:00Z');
    await keepSchedule(options());
    expect(runs).toEqual([]);
    expect(lines[0]).toMatch(/2026-01-01T03:00 was missed, and is not caught up without --once-if-missed/);
  });

  it('has no missed run where the last time had its run', async () => {
    await handled('2026-01-01T04:00:00.000Z');
    const { options, runs } = world('2026-01-01T12:00:00Z', '2026-01-01T13:00:00Z');
    await keepSchedule(options({ onceIfMissed: true }));
    expect(runs).toEqual([]);
  });

  it('counts a run that was stopped as missed', async () => {
    const stopped = world('2026-01-01T02:00:00Z', '2026-01-01T03:30:00Z');
    await keepSchedule(stopped.options());
    expect(stopped.lines.at(-1)).toBe('stopped');
    const again = world('2026-01-01T05:00:00Z', '2026-01-01T07:00:00Z');
    await keepSchedule(again.options({ onceIfMissed: true }));
    expect(again.runs).toEqual(['2026-01-01T05:00']);
  });

  it('runs when it should though the clock is set forward while it waits', async () => {
    const { options, runs } = world('2026-01-01T00:00:00Z', '2026-01-01T06:00:00Z', 0);
    let jumped = false;
    const { delay, now } = options();
    await keepSchedule(
      options({
        now: () => new Date(now().getTime() + (jumped ? 2 * HOUR : 0)),
        delay: async (ms, signal) => {
          expect(ms).toBeLessThanOrEqual(60_000);
          await delay(ms, signal);
          jumped = true;
        },
      }),
    );
    // By the clock that was not set: two hours earlier.
    expect(runs).toEqual(['2026-01-01T01:00']);
  });

  it('refuses a record that it did not write', async () => {
    await writeFile(record, 'yesterday');
    const { options } = world('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z');
    await expect(keepSchedule(options())).rejects.toMatchObject({ code: 'record_invalid' });
    expect(await readFile(record, 'utf8')).toBe('yesterday');
  });

  it('throws an unforeseen error', async () => {
    const { options } = world('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z');
    const run = () => Promise.reject(new Error('disk full'));
    await expect(keepSchedule(options({ run }))).rejects.toThrow('disk full');
  });
});
