import { constants } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../domain/index.ts';
import { isThere } from './is-there.ts';

/**
 * Locks of this process. The system keeps its locks a process, not an open file: it would grant this one a second
 * time, and free it when either of the two is closed.
 */
const heldHere = new Set<string>();

/**
 * Runs `work` while nothing else works in the same workspace: neither in this process, nor in another one on this
 * machine, whatever container it is in. The lock is a DuckDB file that is kept open. The system frees it when the
 * process ends, however it ends. The file stays.
 * @throws {Failure} `workspace_locked`, `workspace_unwritable`
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  const key = join(await realpath(dirname(path)), basename(path));
  if (heldHere.has(key)) throw new Failure('workspace_locked', { path, process: process.pid, holder: '' });
  heldHere.add(key);
  try {
    const release = await takeLock(path);
    try {
      return await work();
    } finally {
      release();
    }
  } finally {
    heldHere.delete(key);
  }
}

/** More than it takes where other processes write over the file at the same moment. */
const ATTEMPTS = 5;

async function takeLock(path: string): Promise<() => void> {
  // DuckDB would empty a file that another process has just made: it only ever opens one that is whole.
  if (!(await isThere(path))) await layLockFile(path);
  // To open a named pipe would wait for its other end, for ever.
  if (!(await stat(path)).isFile()) throw unwritable(path, new Error('it is no file'));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openLocked(path);
    } catch (error) {
      const [, holder] = /Conflicting lock is held in (.*?)\. See/.exec(String(error)) ?? [];
      if (holder !== undefined) throw lockedBy(path, holder);
      if (attempt === ATTEMPTS) throw unwritable(path, error);
      // No database: an empty file, half of one, or the lock of an older version.
      await layLockFile(path);
    }
  }
}

/** One thread: nothing is computed. */
async function openLocked(path: string): Promise<() => void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_WRITE', threads: '1' });
  return () => instance.closeSync();
}

/**
 * Writes an empty database over what lies at the path. The file is never removed, renamed or emptied, so that all
 * processes always lock the same one; to write over a file that another process holds changes nothing for it.
 */
async function layLockFile(path: string): Promise<void> {
  try {
    const content = await emptyDatabase();
    const file = await open(path, constants.O_RDWR | constants.O_CREAT);
    try {
      await file.write(content, 0, content.length, 0);
      await file.truncate(content.length);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function emptyDatabase(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-lock-'));
  try {
    const path = join(folder, 'empty.duckdb');
    (await openLocked(path))();
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param holder as DuckDB says it: `/usr/bin/node (PID 7)`, or `PID 0` where it is in another container. */
function lockedBy(path: string, holder: string): Failure {
  const [, program = '', number] = /^(?:(.*) \()?PID (\d+)\)?/.exec(holder) ?? [];
  const facts =
    number === undefined ? { process: null, holder } : { process: Number(number), holder: program };
  return new Failure('workspace_locked', { path, ...facts });
}

function unwritable(path: string, cause: unknown): Failure {
  return new Failure('workspace_unwritable', { path, said: String(cause) }, { cause });
}
