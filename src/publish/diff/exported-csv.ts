import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { type ColumnType, Failure } from '../../domain/index.ts';
import { selectRows, sqlName, sqlText } from '../../workspace/index.ts';
import { DICTIONARY_COLUMNS } from '../export/index.ts';
import { exportedFile } from './exported-file.ts';

/**
 * SQL to select columns of a table from its CSV file, by their names in the snapshot.
 * @throws {Failure} `export_invalid` when the folder lacks the file or a column, or the file was changed after the export.
 */
export async function exportedCsv(
  connection: DuckDBConnection,
  folder: string,
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
): Promise<string> {
  const file = await exportedFile(folder, `${table}.csv`);
  const ids = await idsOf(connection, folder, table, file.headers);
  const missing = Object.keys(columns).filter((id) => !ids.includes(id));
  if (missing.length > 0) {
    throw new Failure('export_invalid', { path: file.path, missing_columns: missing });
  }
  const fields = Object.entries(columns).map(
    ([id, type]) => `CAST(${sqlName(id)} AS ${type}) AS ${sqlName(id)}`,
  );
  return `(SELECT ${fields.join(', ')} FROM ${readCsv(file.path, ids)})`;
}

/** The names in the snapshot of the columns that have these headers: the dictionary has them in all languages. */
async function idsOf(
  connection: DuckDBConnection,
  folder: string,
  table: string,
  headers: readonly string[],
): Promise<string[]> {
  const { path } = await exportedFile(folder, 'dictionary.csv');
  const columns = await selectRows(
    connection,
    `SELECT "column", zh, en FROM ${readCsv(
      path,
      DICTIONARY_COLUMNS.map(({ id }) => id),
    )} WHERE "table" = $table`,
    z.object({ column: z.string(), zh: z.string(), en: z.string() }),
    { table },
  );
  return headers.map(
    (header) => columns.find(({ column, zh, en }) => [column, zh, en].includes(header))?.column ?? header,
  );
}

/** SQL of the rows of a CSV file as the export writes it, as text; `names` replace its header. */
function readCsv(path: string, names: readonly string[]): string {
  const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${sqlText(path)}, auto_detect = false, skip = 1, header = false, columns = {${columns}},
    delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\\r\\n')`;
}
