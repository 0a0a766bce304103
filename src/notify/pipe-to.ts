import { spawn } from 'node:child_process';

/** Characters of the command's error output that are reported. */
const LONGEST_QUOTE = 200;

/**
 * Runs a command line in the shell with a text on its standard input.
 * @returns null when it ended with status 0, else why not.
 */
export function pipeTo(command: string, text: string, timeoutMs = 60_000): Promise<string | null> {
  return new Promise((resolve) => {
    // A separate process group, so that all of it can be ended, and Ctrl-C does not end it.
    const child = spawn(command, { shell: true, detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
    const { pid } = child;
    const timer = setTimeout(() => {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    }, timeoutMs);
    let errorText = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      errorText = `${errorText}${part}`.slice(-LONGEST_QUOTE);
    });
    const end = (why: string | null): void => {
      clearTimeout(timer);
      resolve(why === null ? null : `command ${command}: ${why}`);
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (status, signal) => {
      const ending = signal === null ? `status ${status}` : `ended by ${signal}`;
      end(status === 0 ? null : [ending, errorText.trim()].filter((part) => part !== '').join(', '));
    });
    // A command that does not read the text may end before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${text}\n`);
  });
}
