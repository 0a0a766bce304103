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
    for (const input of inputs) {
      await checkColumns(connection, join(input.extracted, `${table.name}.parquet`), table.columns);
    }
    const files = inputs.map((input) => sqlText(join(input.extracted, `${table.name}.parquet`)));
    await connection.run(
      `CREATE TEMP VIEW ${sqlName(`extracted_${table.name}`)} AS FROM read_parquet([${files.join(', ')}])`,
    );
  }
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
