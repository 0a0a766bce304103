import type { TableSpec } from '../domain/index.ts';
import { sqlName, sqlText, withDatabase } from './database.ts';
import { replaceFileWith } from './replace-file.ts';
import { type TableRows, withRows } from './table-rows.ts';

/**
 * Writes one table as a Parquet file, sorted by its primary key: the same rows in any order give the same bytes.
 * On failure the old file stays.
 * @throws {Error} when a row does not fit `table`.
 */
export async function writeParquet(path: string, table: TableSpec, rows: TableRows): Promise<void> {
  const order = table.primaryKey.map(sqlName).join(', ');
  await replaceFileWith(path, (beside) =>
    withRows(`${beside}.jsonl`, table, rows, (source) =>
      withDatabase(':memory:', { threads: 1, spill: `${beside}.spill` }, async (connection) => {
        await connection.run(
          `COPY (SELECT * FROM ${source} ORDER BY ${order}) TO ${sqlText(beside)} (FORMAT parquet, COMPRESSION zstd)`,
        );
      }),
    ),
  );
}
