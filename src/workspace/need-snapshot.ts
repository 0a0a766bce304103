import { access } from 'node:fs/promises';
import { Failure } from '../domain/index.ts';

/** @throws {Failure} `no_snapshot` where there is no DuckDB file. */
export async function needSnapshot(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new Failure('no_snapshot', { path, was_given: false }, { cause });
  });
}

/**
 * The failure of a command that could not read the metadata of a DuckDB file.
 * @throws {Failure} `no_snapshot`, `snapshot_outdated`
 */
export async function refuseSnapshot(path: string): Promise<never> {
  await needSnapshot(path);
  throw new Failure('snapshot_outdated', { path, is_kept: false, said: null });
}
