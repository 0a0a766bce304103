import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlName, sqlText } from '../../workspace/index.ts';
import { columnsOf } from './columns.ts';
import { copyRows } from './copy-rows.ts';
import { divisionCells, divisionRanges } from './division-ranges.ts';
import type { SortedTable } from './job.ts';
import { type ExportTable, hasPlaceAndYear } from './tables.ts';

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
  const cells = await divisionCells(connection);
  const sorted: SortedTable[] = [];
  for (const table of tables) {
    const columns = await columnsOf(connection, table.view);
    // What is kept sorted is written one piece after the other.
    const lanes = readOnce ? (table.lanes ?? 1) : 1;
    const unsorted = hasPlaceAndYear(table)
      ? divisionRanges(cells, (cellsAtOnce * (table.cellsOfARow ?? 1)) / lanes)
      : ['true'];
    const fromView = { ...table, columns, source: sqlName(table.view.name), unsorted };
    sorted.push(readOnce ? fromView : await keptSorted(connection, fromView, scratch));
  }
  return sorted;
}

/** The table as files with its pieces one after the other. */
async function keptSorted(
  connection: DuckDBConnection,
  table: SortedTable,
  scratch: string,
): Promise<SortedTable> {
  await mkdir(scratch, { recursive: true });
  const files: string[] = [];
  for (const [index, piece] of selectSorted(table, '*').entries()) {
    const file = sqlText(join(scratch, `${table.name}-${index}.parquet`));
    await copyRows(connection, piece, `${file} (FORMAT parquet)`);
    files.push(file);
  }
  return { ...table, source: `read_parquet([${files.join(', ')}])`, unsorted: null };
}

/**
 * SQL for each piece in turn: fields of the rows for which a condition is true, sorted. DuckDB keeps the order of a subquery
 * where fields are only computed from its row. A join would lose it, and DuckDB treats `IN` with many values as a join.
 */
export function selectSorted(
  { source, order, unsorted }: SortedTable,
  fields: string,
  condition = 'true',
): string[] {
  const rows = `FROM ${source} WHERE ${condition}`;
  if (unsorted === null) return [`SELECT ${fields} ${rows}`];
  const keys = order.map(sqlName).join(', ');
  return unsorted.map((range) => `SELECT ${fields} FROM (${rows} AND ${range} ORDER BY ${keys})`);
}
