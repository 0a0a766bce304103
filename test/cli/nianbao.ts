import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
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
  /** Kills it without warning as soon as this is so, which is looked at again and again. */
  readonly killOnce?: () => Promise<boolean>;
  /** Sends a signal, once, as soon as this text is on stdout. */
  readonly stopOn?: { readonly out: RegExp; readonly signal: NodeJS.Signals };
  /** Options of `ulimit`, such as `-f 1000`: blocks of 512 bytes that a file may have. */
  readonly limit?: string;
  /** Where stdout goes: by default here, to a reader that closes the pipe at once, or to an open file. */
  readonly stdout?: 'here' | 'closed' | number;
}

/** Runs the command line as a process of its own, for what only a process shows: signals, limits, a status that arrives. */
export function nianbaoProcess(args: readonly string[], options?: ProcessOptions): Promise<Ended> {
  return endOf([fileURLToPath(new URL('main.js', program)), ...args], options);
}

/** Does what `npm start -- args` does. */
export function startProcess(args: readonly string[], options?: ProcessOptions): Promise<Ended> {
  return endOf([fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url)), ...args], options);
}

/** Runs a module that calls what `main.ts` does, `asProcess`, with a function instead of the program. */
export function moduleProcess(source: string, options?: ProcessOptions): Promise<Ended> {
  const door = `import { asProcess } from ${JSON.stringify(new URL('as-process.js', program).href)};\n`;
  return endOf(['--input-type=module', '--eval', door + source], options);
}

function endOf(args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  const { killOnce, stopOn, limit, stdout = 'here' } = options;
  const command = [process.execPath, ...args];
  const limited =
    limit === undefined ? command : ['sh', '-c', `ulimit ${limit}; exec "$@"`, 'sh', ...command];
  const [file = '', ...rest] = limited;
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, {
      stdio: ['ignore', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    if (stdout === 'closed') child.stdout?.destroy();
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const wasThere = stopOn?.out.test(out);
      out += text;
      if (wasThere === false && stopOn?.out.test(out)) child.kill(stopOn.signal);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, out, err }));
    if (killOnce !== undefined) killWhen(killOnce, child).catch(reject);
  });
}

async function killWhen(isTime: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(await isTime())) await pause(1);
  child.kill('SIGKILL');
}
