import { fileOrder, type TableSpec } from '../domain/index.ts';
import { sqlName, sqlText, withDatabase } from './database.ts';
import { replaceFileWith } from './replace-file.ts';
import { type TableRows, withRows } from './table-rows.ts';

/**
 * Writes one table as a Parquet file, sorted by `sortedBy` and its primary key: the same rows in any order give the same bytes.
 * On failure the old file stays.
 * @throws {Error} when a row does not fit `table`.
 */
export async function writeParquet(path: string, table: TableSpec, rows: TableRows): Promise<void> {
  await replaceFileWith(path, (beside) =>
    withRows(`${beside}.jsonl`, table, rows, (source) => sourceToParquet(source, table, beside)),
  );
}

/** Copies what an SQL expression selects into a Parquet file, sorted as `table` says. */
export async function sourceToParquet(source: string, table: TableSpec, path: string): Promise<void> {
  const order = fileOrder(table).map(sqlName).join(', ');
  await withDatabase(':memory:', { threads: 1, spill: `${path}.spill` }, async (connection) => {
    await connection.run(
      `COPY (SELECT * FROM ${source} ORDER BY ${order}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  });
}
