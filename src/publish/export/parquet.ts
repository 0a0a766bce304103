import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { selectRows, sqlText } from '../../workspace/index.ts';
import { copyRows } from './copy-rows.ts';
import type { ExportJob, SortedTable, WrittenFile } from './job.ts';
import { PROVINCE } from './parts.ts';
import { isByDivisionAndYear } from './tables.ts';

/**
 * Writes Parquet in folders that DuckDB, Spark, pandas and R read as one table:
 * `parquet/observations/report_year=2023/province=120000/part.parquet`. The two columns of the path are not in the files.
 */
export async function* writeParquet(job: ExportJob): AsyncGenerator<WrittenFile> {
  for (const table of job.tables) {
    yield* isByDivisionAndYear(table) ? partitions(job, table) : wholeTable(job, table);
  }
}

async function* wholeTable(job: ExportJob, table: SortedTable): AsyncGenerator<WrittenFile> {
  const path = `parquet/${table.name}/part.parquet`;
  yield { path, format: 'parquet', table, rows: await copyParquet(job, table, path, '*', 'true') };
}

async function* partitions(job: ExportJob, table: SortedTable): AsyncGenerator<WrittenFile> {
  for (const { report_year: year, province } of await partitionsOf(job, table)) {
    const path = `parquet/${table.name}/report_year=${year}/province=${province}/part.parquet`;
    const columns = '* EXCLUDE (report_year)';
    const condition = `report_year = ${year} AND ${PROVINCE} = ${sqlText(province)}`;
    const rows = await copyParquet(job, table, path, columns, condition);
    yield { path, format: 'parquet', table, rows };
  }
}

function partitionsOf(
  { connection }: ExportJob,
  { source }: SortedTable,
): Promise<{ report_year: number; province: string }[]> {
  return selectRows(
    connection,
    `SELECT DISTINCT report_year, ${PROVINCE} AS province FROM ${source} ORDER BY ALL`,
    z.object({ report_year: z.int(), province: z.string() }),
  );
}

async function copyParquet(
  { connection, folder }: ExportJob,
  { source }: SortedTable,
  path: string,
  columns: string,
  condition: string,
): Promise<number> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  return copyRows(
    connection,
    `SELECT ${columns} FROM ${source} WHERE ${condition}`,
    `${sqlText(file)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}
