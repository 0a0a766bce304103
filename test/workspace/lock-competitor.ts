import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./lock-holder.ts', import.meta.url));

/** A file that is there while a competitor holds a lock; one that is killed leaves it. */
export function markOf(lock: string): string {
  return `${lock}.holder`;
}

/** Another process that takes locks on command. */
export class Competitor {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  /** @param wrapper command that starts the process, such as one that gives it a namespace of its own. */
  constructor(wrapper: readonly string[] = []) {
    const [command = process.execPath, ...args] = [...wrapper, process.execPath, '--import', 'tsx', program];
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    if (this.child.stdout === null) throw new Error('no output to read');
    this.#lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line that it prints. */
  async says(): Promise<string> {
    const { done, value } = await this.#lines.next();
    return done === true ? 'gone' : value;
  }

  tell(path: string, ms: number): void {
    this.child.stdin?.write(`${path}\t${ms}\n`);
  }

  /** The result of an attempt: `done`, `locked …`, `shared` or `failed …`. */
  async outcome(): Promise<string> {
    const line = await this.says();
    return line === 'held' ? this.says() : line;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

const LONG_MS = 1_000_000;

/** Lets another process hold a lock in the meantime. */
export async function whileAnotherHolds<T>(lock: string, use: () => Promise<T>): Promise<T> {
  const other = new Competitor();
  try {
    if ((await other.says()) !== 'ready') throw new Error('the other process did not start');
    other.tell(lock, LONG_MS);
    if ((await other.says()) !== 'held') throw new Error('the other process did not get the lock');
    return await use();
  } finally {
    await other.kill();
    await rm(markOf(lock), { force: true });
  }
}
