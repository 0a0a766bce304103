import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlName, sqlText } from '../../workspace/index.ts';
import { columnsOf } from './columns.ts';
import { copyRows } from './copy-rows.ts';
import type { SortedTable } from './job.ts';
import type { ExportTable } from './tables.ts';

/**
 * Lends the tables sorted. What is read several times is sorted once, into a Parquet file at `scratch`; what is read once
 * is sorted while it is read.
 */
export async function withSortedTables(
  connection: DuckDBConnection,
  options: { readonly wanted: readonly ExportTable[]; readonly readOnce: boolean; readonly scratch: string },
  use: (tables: readonly SortedTable[]) => Promise<void>,
): Promise<void> {
  const { wanted, readOnce, scratch } = options;
  const tables: SortedTable[] = [];
  try {
    for (const table of wanted) {
      const sorted = `FROM ${sqlName(table.view.name)} ORDER BY ${table.order.map(sqlName).join(', ')}`;
      const columns = await columnsOf(connection, table.view);
      if (readOnce) {
        tables.push({ ...table, columns, source: `(${sorted})` });
        continue;
      }
      await mkdir(scratch, { recursive: true });
      const file = sqlText(join(scratch, `${table.name}.parquet`));
      await copyRows(connection, sorted, `${file} (FORMAT parquet)`);
      tables.push({ ...table, columns, source: `read_parquet(${file})` });
    }
    await use(tables);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
