import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { EXTRACTED_TABLES, Failure } from '../domain/index.ts';
import { selectRows, sqlName, sqlText } from '../workspace/index.ts';
import type { PortalInput } from './portal-input.ts';

/**
 * Makes the extracted files of all portals readable as one view a table: `extracted_report` and so on.
 * @throws {Failure} `record_invalid` when their columns are not those of this version.
 */
export async function lendExtracted(
  connection: DuckDBConnection,
  inputs: readonly PortalInput[],
): Promise<void> {
  for (const table of Object.values(EXTRACTED_TABLES)) {
    const paths = inputs.map((input) => sqlText(join(input.extracted, `${table.name}.parquet`)));
    const files = `[${paths.join(', ')}]`;
    for (const { path } of await selectRows(connection, oneOfEachSchema(files), PathSchema)) {
      await checkColumns(connection, path, table.columns);
    }
    await connection.run(
      `CREATE TEMP VIEW ${sqlName(`extracted_${table.name}`)} AS FROM read_parquet(${files})`,
    );
  }
}

const PathSchema = z.object({ path: z.string() });

/** To describe a file takes DuckDB milliseconds, and there are thousands: those with the same schema are described once. */
function oneOfEachSchema(files: string): string {
  return `
    SELECT min(file_name) AS path FROM (
      SELECT file_name, list((name, duckdb_type, num_children) ORDER BY column_id) AS schema
      FROM parquet_schema(${files}) GROUP BY file_name
    ) GROUP BY schema`;
}

async function checkColumns(
  connection: DuckDBConnection,
  path: string,
  expected: readonly { readonly name: string; readonly type: string }[],
): Promise<void> {
  const found = await selectRows(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(${sqlText(path)}))`,
    z.object({ column_name: z.string(), column_type: z.string() }),
  );
  const is = found.map((column) => `${column.column_name} ${column.column_type}`).join(', ');
  const should = expected.map((column) => `${column.name} ${column.type}`).join(', ');
  if (is !== should) {
    throw new Failure('record_invalid', `${path} comes from another version; run extract again`);
  }
}
