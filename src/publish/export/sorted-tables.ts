import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlName, sqlText } from '../../workspace/index.ts';
import { columnsOf } from './columns.ts';
import { copyRows } from './copy-rows.ts';
import { divisionCells, divisionRanges } from './division-ranges.ts';
import type { SortedTable } from './job.ts';
import { type ExportTable, isByReport } from './tables.ts';

export interface Sorting {
  readonly tables: readonly ExportTable[];
  /** Whether each table is read no more than once, piece by piece. */
  readonly readOnce: boolean;
  /** Folder for what is read several times. */
  readonly scratch: string;
  /** Cells that are sorted at a time; memory grows with it. */
  readonly cellsAtOnce: number;
}

/**
 * The tables, sorted. Sorting all rows at once would need memory for all of them, so they are sorted in pieces, a range of
 * divisions each. What is read several times is kept sorted in Parquet files at `scratch`.
 */
export async function sortedTables(
  connection: DuckDBConnection,
  { tables, readOnce, scratch, cellsAtOnce }: Sorting,
): Promise<SortedTable[]> {
  const ranges = divisionRanges(await divisionCells(connection), cellsAtOnce);
  const sorted: SortedTable[] = [];
  for (const table of tables) {
    const columns = await columnsOf(connection, table.view);
    const pieces = (isByReport(table) ? ranges : ['true']).map((range) => piece(table, range));
    if (readOnce) {
      sorted.push({ ...table, columns, source: sqlName(table.view.name), pieces });
      continue;
    }
    await mkdir(scratch, { recursive: true });
    const files: string[] = [];
    for (const [index, rows] of pieces.entries()) {
      const file = sqlText(join(scratch, `${table.name}-${index}.parquet`));
      await copyRows(connection, `FROM ${rows}`, `${file} (FORMAT parquet)`);
      files.push(file);
    }
    const source = `read_parquet([${files.join(', ')}])`;
    sorted.push({ ...table, columns, source, pieces: [source] });
  }
  return sorted;
}

function piece({ view, order }: ExportTable, range: string): string {
  return `(FROM ${sqlName(view.name)} WHERE ${range} ORDER BY ${order.map(sqlName).join(', ')})`;
}
