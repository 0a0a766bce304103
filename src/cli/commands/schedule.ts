import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { keepSchedule, timetableOf } from '../../schedule/index.ts';
import { failureText, isFailure } from '../../text/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { endingOf, stopStatus } from '../ending.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { portalsNamed } from '../portals-named.ts';
import { addRunOptions, mainJob, type RunOptions } from './run.ts';

interface ScheduleCommandOptions extends RunOptions {
  readonly cron: string;
  readonly zone: string;
  readonly onceIfMissed?: boolean;
}

/** `schedule`: the main job again and again, until it is stopped. */
export function addSchedule(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .requiredOption('--cron <expression>', 'minute hour day month weekday, such as "0 3 * * *"')
    .option('--zone <name>', 'time zone of the expression', 'Asia/Shanghai')
    .option('--once-if-missed', 'at the start, run at once if a time passed while nothing kept the schedule');
  addRunOptions(command).action(async (options: ScheduleCommandOptions) =>
    done(await schedule(options, context)),
  );
}

async function schedule(options: ScheduleCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { now, signal, terminal } = context;
  const timetable = timetableOf(options.cron, options.zone);
  await portalsNamed(options.portal);
  const run = mainJob(options, context);
  const timeText = timeIn(options.zone);
  const log = (message: string) => terminal.out(`${timeText(now())}  ${message}`);
  await keepSchedule({
    timetable,
    record: workspaceOf(context, options.workspace).schedule,
    onceIfMissed: options.onceIfMissed ?? false,
    run: async () => {
      try {
        const status = await run();
        log(status === EXIT.done ? 'run ended' : 'run ended with failures, listed above');
      } catch (error) {
        if (signal.aborted) throw error;
        log(`run failed: ${reasonOf(error, signal)}`);
      }
    },
    log,
    timeText,
    now,
    delay: (ms) => sleep(ms, undefined, { signal }),
    signal,
  });
  // It ends only when it is stopped.
  return stopStatus(signal);
}

/** One line for what a user can fix; for a fault of the program everything that a report of it needs. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (isFailure(error)) return `${error.code}: ${failureText(error)}`;
  return endingOf(error, 'schedule', signal).text.trimEnd();
}

/** `2026-01-31 03:00:00 GMT+8` */
function timeIn(zone: string): (time: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  });
  return (time) => format.format(time);
}
