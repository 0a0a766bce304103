import { createHash } from 'node:crypto';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PROBLEMS } from '../domain/index.ts';
import { isThere, replaceFileWith, type Workspace, withDatabase } from '../workspace/index.ts';
import { fillFromRegistry, type RegistrySources } from './fill-from-registry.ts';
import type { Statements } from './statements.ts';

/**
 * Copies a snapshot to `path` that has its tables and views and holds the registry, but nothing that was crawled. Making one takes DuckDB
 * longer than 500,000 cells, most of it for a thousand comments, so it is kept beside the snapshot until the registry
 * or the program changes.
 * @param software name and version of the program.
 */
export async function copyEmptySnapshot(
  workspace: Pick<Workspace, 'snapshot'>,
  path: string,
  statements: Statements,
  sources: Omit<RegistrySources, 'scratch'>,
  software: string,
): Promise<void> {
  const hash = createHash('sha256')
    .update(JSON.stringify([sources.registry.wholeHash, software, statements, PROBLEMS]))
    .digest('hex');
  const kept = join(dirname(workspace.snapshot), `${PREFIX}${hash.slice(0, 16)}.duckdb`);
  if (!(await isThere(kept))) {
    await replaceFileWith(kept, (beside) => makeEmptySnapshot(beside, statements, sources));
  }
  await removeEmptySnapshots(workspace, basename(kept));
  await copyFile(kept, path);
}

/** @param except name of a file that stays. */
export async function removeEmptySnapshots(
  { snapshot }: Pick<Workspace, 'snapshot'>,
  except?: string,
): Promise<void> {
  const folder = dirname(snapshot);
  for (const name of await readdir(folder)) {
    if (name.startsWith(PREFIX) && name !== except) await rm(join(folder, name), { force: true });
  }
}

const PREFIX = 'empty-';

async function makeEmptySnapshot(
  path: string,
  { tables, views }: Statements,
  sources: Omit<RegistrySources, 'scratch'>,
): Promise<void> {
  await withDatabase(path, { access: 'make' }, async (connection) => {
    await runTogether(connection, tables);
    await fillFromRegistry(connection, { ...sources, scratch: `${path}.jsonl` });
    await runTogether(connection, views);
    await connection.run('CHECKPOINT');
  });
}

async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}
