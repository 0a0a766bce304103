import type { Command } from 'commander';
import type { CrawlRun, PortalFailure } from '../domain/index.ts';
import { createNotifier, noticeOfError, noticeOfRuns } from '../notify/index.ts';
import { type CommandContext, SOFTWARE, workspaceOf } from './context.ts';
import { EXIT, type ExitStatus } from './exit.ts';

export interface NoticeOptions {
  readonly notifyUrl?: string;
  readonly notifyCommand?: string;
  readonly workspace?: string;
}

export interface EndedRun {
  readonly status: ExitStatus;
  readonly runs: readonly CrawlRun[];
  readonly failures: readonly PortalFailure[];
}

export function addNoticeOptions(command: Command): Command {
  return command
    .option(
      '--notify-url <url>',
      'POST a JSON notice there when a portal falls short or the run fails (or NIANBAO_NOTIFY_URL)',
    )
    .option(
      '--notify-command <command>',
      'give the notice to a shell command on standard input (or NIANBAO_NOTIFY_COMMAND)',
    );
}

/**
 * Does runs and sends notices of their failures to the receivers in the options. A notice that cannot be delivered is printed and makes
 * the status 1.
 * @throws {Failure} `usage` before anything runs, for an invalid address.
 */
export function withNotices(
  options: NoticeOptions,
  context: CommandContext,
): (work: () => Promise<EndedRun>) => Promise<ExitStatus> {
  const { env, terminal, now, signal } = context;
  const notify = createNotifier({
    url: options.notifyUrl ?? env['NIANBAO_NOTIFY_URL'],
    command: options.notifyCommand ?? env['NIANBAO_NOTIFY_COMMAND'],
  });
  const occasion = () => ({
    software: SOFTWARE,
    workspace: workspaceOf(context, options.workspace).root,
    at: now().toISOString(),
  });
  const tell = async (notice: ReturnType<typeof noticeOfRuns>): Promise<boolean> => {
    const failures = notice === null ? [] : await notify(notice);
    for (const failure of failures) terminal.err(`The notice did not arrive: ${failure}\n`);
    return failures.length === 0;
  };
  return async (work) => {
    try {
      const { status, runs, failures } = await work();
      const isSent = await tell(noticeOfRuns(runs, failures, occasion()));
      return isSent || status !== EXIT.done ? status : EXIT.incomplete;
    } catch (error) {
      if (!signal.aborted) await tell(noticeOfError(error, occasion()));
      throw error;
    }
  };
}
