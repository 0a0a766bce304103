import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { EXTRACTED_TABLES, Failure, type TableSpec } from '../domain/index.ts';
import { selectRows, sqlName, sqlText } from '../workspace/index.ts';
import type { PortalInput } from './portal-input.ts';

const TABLES = Object.values(EXTRACTED_TABLES);

/**
 * On each connection, makes the extracted files of all portals readable as one view per table: `extracted_report` and so on.
 * @throws {Failure} `record_invalid` when their columns are not those of this version.
 */
export async function lendExtracted(
  connections: readonly [DuckDBConnection, ...DuckDBConnection[]],
  inputs: readonly PortalInput[],
): Promise<void> {
  const folders = inputs.flatMap(({ extracted }) => extracted ?? []);
  const filesOf = (table: string) => folders.map((folder) => join(folder, `${table}.parquet`));
  const columnsOf = new Map(
    TABLES.flatMap((table) => filesOf(table.name).map((file) => [file, table.columns] as const)),
  );
  const described =
    folders.length === 0 ? [] : await describeEachSchema(connections[0], [...columnsOf.keys()]);
  for (const { path, columns } of described) {
    const should = columnsOf.get(path)?.map(({ name, type }) => `${name} ${type}`);
    if (columns !== should?.join(', ')) {
      throw new Failure('record_invalid', { record: 'extracted', place: path });
    }
  }
  const views = TABLES.map((table) => {
    const rows = folders.length === 0 ? noRows(table) : `FROM read_parquet(${sqlList(filesOf(table.name))})`;
    return `CREATE TEMP VIEW ${sqlName(`extracted_${table.name}`)} AS ${rows}`;
  });
  for (const connection of connections) await connection.run(views.join(';\n'));
}

function noRows({ columns }: TableSpec): string {
  const nulls = columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${sqlName(name)}`);
  return `SELECT ${nulls.join(', ')} WHERE false`;
}

/** A file and its columns: `name TYPE, name TYPE`. */
const DescriptionSchema = z.object({ path: z.string(), columns: z.string() });

/** DuckDB takes milliseconds to describe a file, and there are thousands: those with the same schema are described once. */
async function describeEachSchema(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<z.infer<typeof DescriptionSchema>[]> {
  const examples = await selectRows(
    connection,
    `SELECT min(file_name) AS path FROM (
      SELECT file_name, list((name, duckdb_type, num_children) ORDER BY column_id) AS schema
      FROM parquet_schema(${sqlList(files)}) GROUP BY file_name
    ) GROUP BY schema, parse_filename(file_name) ORDER BY path`,
    z.object({ path: z.string() }),
  );
  const descriptions = examples.map(
    ({ path }) =>
      `SELECT ${sqlText(path)} AS path, string_agg(column_name || ' ' || column_type, ', ') AS columns
      FROM (DESCRIBE FROM read_parquet(${sqlText(path)}))`,
  );
  return selectRows(connection, descriptions.join('\nUNION ALL '), DescriptionSchema);
}

function sqlList(texts: readonly string[]): string {
  return `[${texts.map(sqlText).join(', ')}]`;
}
