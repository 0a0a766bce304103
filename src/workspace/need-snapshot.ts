import { access } from 'node:fs/promises';
import { Failure } from '../domain/index.ts';

/** What stops a command where there is no DuckDB file. */
export function noSnapshot(path: string, cause?: unknown): Failure {
  return new Failure('no_snapshot', `${path} is not there; run load first`, { cause });
}

/** @throws {Failure} `no_snapshot` */
export async function needSnapshot(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw noSnapshot(path, cause);
  });
}
