import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CommandContext } from '../../src/cli/context.ts';

/** The built program, which needs no translation and starts its own processes as users have them. */
const program = new URL('../../dist/cli/program.js', import.meta.url);
const { main }: typeof import('../../src/cli/program.ts') = await import(program.href);

export interface Finished {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command line in this process, in a world of its own: whatever browser or LibreOffice this machine has, there
 * is none.
 */
export async function nianbao(
  args: readonly string[],
  world: Partial<CommandContext> = {},
): Promise<Finished> {
  let out = '';
  let err = '';
  const status = await main(args, {
    terminal: {
      out: (text) => {
        out += `${text}\n`;
      },
      err: (text) => {
        err += text;
      },
      width: null,
      outWidth: null,
    },
    env: {},
    cwd: tmpdir(),
    now: () => new Date(),
    random: Math.random,
    signal: new AbortController().signal,
    ...world,
  });
  return { status, out, err };
}

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

interface ProcessOptions {
  /** Kills it without warning after so many milliseconds. */
  readonly killAfterMs?: number;
  /** Sends SIGTERM, once, as soon as this stands on stdout. */
  readonly stopAfter?: RegExp;
  /** Largest file that it may write, in blocks of 512 bytes. */
  readonly fileBlocks?: number;
}

/** Runs the command line as a process of its own, for what only a process shows: signals, limits, a status that arrives. */
export function nianbaoProcess(args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  const { killAfterMs, stopAfter, fileBlocks } = options;
  const command = [process.execPath, fileURLToPath(new URL('main.js', program)), ...args];
  const limited =
    fileBlocks === undefined ? command : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...command];
  const [file = '', ...rest] = limited;
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const wasThere = stopAfter?.test(out);
      out += text;
      if (wasThere === false && stopAfter?.test(out)) child.kill('SIGTERM');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, out, err });
    });
  });
}
