import type { DuckDBConnection } from '@duckdb/node-api';
import { SNAPSHOT_TABLES, type TableSpec } from '../domain/index.ts';
import { sqlName, type TableRows, withRows } from '../workspace/index.ts';

/** Inserts rows in the order given; `scratch` is a path for a temporary file. */
export async function insertRows(
  connection: DuckDBConnection,
  scratch: string,
  table: TableSpec,
  rows: TableRows,
): Promise<void> {
  await withRows(scratch, table, rows, (source) => insertFrom(connection, table, source));
}

/** `insertRows` for tables of the snapshot, by name. */
export function insertInto(connection: DuckDBConnection, scratch: string) {
  return (table: keyof typeof SNAPSHOT_TABLES, rows: TableRows): Promise<void> =>
    insertRows(connection, scratch, SNAPSHOT_TABLES[table], rows);
}

/** Inserts all rows of a table, view or table function, columns by name. */
export async function insertFrom(
  connection: DuckDBConnection,
  table: TableSpec,
  source: string,
): Promise<void> {
  const columns = table.columns.map((column) => sqlName(column.name)).join(', ');
  await connection.run(`INSERT INTO ${sqlName(table.name)} (${columns}) SELECT ${columns} FROM ${source}`);
}
