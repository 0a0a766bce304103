import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands.ts';
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
  try {
    const named = commandNamed(args);
    for (const [name, { description, declaration }] of Object.entries(COMMANDS)) {
      const command = program.command(name).description(description);
      if (name === named) (await declaration())(command, context, done);
    }
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

/** The first word that is no option; that after `help`. */
function commandNamed(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  return first === 'help' ? second : first;
}
