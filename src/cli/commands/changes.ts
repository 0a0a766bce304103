import { type Command, InvalidArgumentError } from 'commander';
import { reportChanges } from '../../publish/index.ts';
import { type CommandContext, workspaceOf } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit.ts';
import { IN_WORKSPACE } from '../options.ts';
import { changesCsv, changesLines } from '../print-changes.ts';

interface ChangesOptions {
  readonly since: Date;
  readonly workspace?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `changes`: reports that are new, and reports that were edited after they were published. */
export function addChanges(
  command: Command,
  context: CommandContext,
  done: (status: ExitStatus) => void,
): void {
  command
    .requiredOption('--since <date>', 'day or time in UTC: 2026-01-31, 2026-01-31T12:00', parseSince)
    .option(...IN_WORKSPACE)
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV: a row a report, and one for each cell or section that changed')
    .addHelpText(
      'after',
      '\nCells and text are compared: a page that only looks other is no change.' +
        '\nReads the dataset; run load first.',
    )
    .action(async (options: ChangesOptions) => {
      const { snapshot } = workspaceOf(context, options.workspace);
      const changes = await reportChanges(snapshot, options.since);
      const text = (): string => {
        if (options.json === true) return JSON.stringify(changes, null, 2);
        return options.csv === true ? changesCsv(changes) : changesLines(changes, options.since).join('\n');
      };
      context.terminal.out(text());
      done(EXIT.done);
    });
}

function parseSince(given: string): Date {
  const [, day, clock = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)Z?)?$/.exec(given) ?? [];
  const time = new Date(`${day}T${clock}Z`);
  // 2026-02-30 becomes another day.
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${day}T${clock}`)) return time;
  throw new InvalidArgumentError('must be a day or a time in UTC such as 2026-01-31T12:00.');
}
