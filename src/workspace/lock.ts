import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../domain/index.ts';

/**
 * Runs `work` while no other process works in the same workspace. A lock whose process is gone was left by a crash
 * and is taken over.
 * @throws {Failure} `workspace_locked`, `workspace_unwritable`
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await takeLock(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function takeLock(path: string): Promise<void> {
  const unwritable = (cause: unknown) => {
    const message = `${dirname(path)}: cannot be written (${String(cause)}); give another --workspace`;
    return new Failure('workspace_unwritable', message, { cause });
  };
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw unwritable(cause);
  });
  try {
    await writeFile(path, `${process.pid}\n`, { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw unwritable(error);
    const holder = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
    if (Number.isInteger(holder) && isAlive(holder)) {
      throw new Failure(
        'workspace_locked',
        `${path}: process ${holder} is working in this workspace; wait for it or give another --workspace`,
      );
    }
    await rm(path, { force: true });
    await takeLock(path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
