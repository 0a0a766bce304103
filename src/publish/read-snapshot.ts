import type { DuckDBConnection } from '@duckdb/node-api';
import { Failure } from '../domain/index.ts';
import { type Connect, needSnapshot, spillFolder, withDatabase } from '../workspace/index.ts';

/** A view larger than this is sorted on disk, so that reading needs the same memory however large it is. */
const MEMORY = '512MB';

/**
 * Lends a connection that can only read.
 * @throws {Failure} `no_snapshot`; `snapshot_outdated` when another version of the program built it.
 */
export async function readSnapshot<T>(
  path: string,
  use: (connection: DuckDBConnection, connect: Connect) => Promise<T>,
): Promise<T> {
  await needSnapshot(path);
  try {
    return await withDatabase(path, { access: 'read', memory: MEMORY, spill: await spillFolder(path) }, use);
  } catch (cause) {
    if (!(cause instanceof Error) || !cause.message.startsWith('Catalog Error')) throw cause;
    throw new Failure('snapshot_outdated', { path, is_kept: false, said: cause.message }, { cause });
  }
}
