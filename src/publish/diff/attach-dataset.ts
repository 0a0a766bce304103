import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Failure } from '../../domain/index.ts';
import { sqlText } from '../../workspace/index.ts';
import { attachExport } from './attach-export.ts';

/**
 * Attaches a DuckDB file, or the folder of an export, to SQL under `name`.
 * @throws {Failure} `no_snapshot`, `snapshot_invalid`, `export_invalid`
 */
export async function attachDataset(connection: DuckDBConnection, path: string, name: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Failure('no_snapshot', { path, was_given: true }, { cause });
  });
  await (found.isDirectory() ? attachExport : attachFile)(connection, path, name);
}

async function attachFile(connection: DuckDBConnection, path: string, name: string): Promise<void> {
  try {
    await connection.run(`ATTACH ${sqlText(path)} AS ${name} (READ_ONLY)`);
    await connection.run(`FROM ${name}.observation_current LIMIT 0`);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('snapshot_invalid', { path, said }, { cause });
  }
}
