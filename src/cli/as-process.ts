import type { CommandContext } from './context.ts';
import { endingOf, stopReason } from './ending.ts';
import type { ExitStatus } from './exit.ts';
import { processTerminal } from './terminal.ts';

/**
 * Runs a command line as this process, with its arguments, streams and signals, and ends it with the status that
 * `main` reaches; nothing that goes wrong ends it otherwise. A second signal ends it at once.
 */
export function asProcess(
  main: (args: readonly string[], context: CommandContext) => Promise<ExitStatus>,
): void {
  const args = process.argv.slice(2);
  const terminal = processTerminal();
  const controller = new AbortController();
  const { signal } = controller;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(stopReason(name)));
  }
  const endedBy = (error: unknown): ExitStatus => {
    const { status, text } = endingOf(error, args[0] ?? '', signal);
    terminal.err(text);
    return status;
  };
  const onEarlyExit = (): void => {
    process.exitCode = endedBy(
      new Error('The process has nothing left to do, but the command has not ended.'),
    );
  };
  // Of a promise that nothing settles, and that nobody awaits, Node would say 0.
  process.once('exit', onEarlyExit);
  const reached = (status: ExitStatus): void => {
    process.off('exit', onEarlyExit);
    process.exitCode = status;
  };
  process.on('uncaughtException', (error) => {
    reached(endedBy(error));
    process.exit();
  });
  const { env } = process;
  const now = () => new Date();
  const context = { terminal, env, cwd: process.cwd(), now, random: Math.random, signal };
  void main(args, context).catch(endedBy).then(reached);
}
