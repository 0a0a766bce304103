import { Command, CommanderError } from 'commander';
import { addArchive } from './commands/archive.ts';
import { addBuilds } from './commands/builds.ts';
import { addChanges } from './commands/changes.ts';
import { addCompare } from './commands/compare.ts';
import { addDemo } from './commands/demo.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addExtract } from './commands/extract.ts';
import { addProbe } from './commands/probe.ts';
import { addQuery } from './commands/query.ts';
import { addRollback } from './commands/rollback.ts';
import { addStages } from './commands/run.ts';
import { addSchedule } from './commands/schedule.ts';
import { addStatus } from './commands/status.ts';
import type { CommandContext } from './context.ts';
import { endingOf } from './ending.ts';
import { EXIT, type ExitStatus, MEANINGS } from './exit.ts';
import { USUAL_WIDTH } from './terminal.ts';
import { version } from './version.ts';

/** Runs the program with its arguments. Touches nothing of the process that runs it. */
export async function main(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { terminal } = context;
  let status: ExitStatus = EXIT.done;
  const done = (reached: ExitStatus) => {
    status = reached;
  };
  const program = new Command('nianbao')
    .description('Yearly open-government reports of Chinese agencies: crawled, read into tables, comparable.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, '')),
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.outWidth ?? USUAL_WIDTH,
      getErrHelpWidth: () => terminal.width ?? USUAL_WIDTH,
    })
    .addHelpText('after', `\nExit status:\n${statusLines().join('\n')}`);
  addStages(program, context, done);
  addSchedule(program, context, done);
  addStatus(program, context, done);
  addChanges(program, context, done);
  addExtract(program, context, done);
  addExport(program, context, done);
  addDiff(program, context, done);
  addExplain(program, context, done);
  addProbe(program, context, done);
  addQuery(program, context, done);
  addCompare(program, context, done);
  addArchive(program, context, done);
  addBuilds(program, context, done);
  addRollback(program, context, done);
  addDemo(program, context, done);
  addDoctor(program, context, done);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { status: ended, text } = endingOf(error, args[0] ?? '', context.signal);
    terminal.err(text);
    return ended;
  }
}

function statusLines(): string[] {
  return Object.entries(MEANINGS).map(([status, meaning]) => `  ${status.padEnd(5)}${meaning}`);
}
