import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { replaceFile, withDatabase } from '../workspace/index.ts';
import { fillFromRegistry, type RegistrySources } from './fill-from-registry.ts';
import { problemCodeRows } from './problem-code-rows.ts';
import type { Statements } from './statements.ts';

/**
 * Creates a snapshot at `path` with its tables and views and the registry, but nothing that was crawled. That
 * takes DuckDB longer than half a million cells, most of it for a thousand comments, so a copy is kept beside it
 * until the registry or the program changes.
 * @param software name and version of the program.
 */
export async function makeEmptySnapshot(
  path: string,
  statements: Statements,
  sources: Omit<RegistrySources, 'scratch'>,
  software: string,
): Promise<void> {
  const folder = dirname(path);
  const key = hashOf(JSON.stringify([sources.registry.wholeHash, software, statements, problemCodeRows()]));
  const names = (await readdir(folder)).filter((name) => KEPT.test(name));
  for (const name of names) {
    const kept = await readFile(join(folder, name));
    if (name === nameOf(key, kept)) {
      await writeFile(path, kept);
      return;
    }
  }
  await withDatabase(path, { access: 'make' }, async (connection) => {
    await runTogether(connection, statements.tables);
    await fillFromRegistry(connection, { ...sources, scratch: `${path}.jsonl` });
    await runTogether(connection, statements.views);
    await connection.run('CHECKPOINT');
  });
  const made = await readFile(path);
  for (const name of names) await rm(join(folder, name));
  await replaceFile(join(folder, nameOf(key, made)), made);
}

/** Identifies its inputs and, because a damaged file must not be used, its content. */
function nameOf(key: string, content: Uint8Array): string {
  return `empty-${key}-${hashOf(content)}.duckdb`;
}

const KEPT = /^empty-[0-9a-f]+-[0-9a-f]+\.duckdb$/;

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}
