import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { ExportColumn } from './columns.ts';
import type { SortedTable } from './job.ts';

export const DICTIONARY_COLUMNS = ['table', 'column', 'type', 'nullable', 'zh', 'en', 'meaning', 'unit'];

/** One row a column of each table: what it is called, what it holds, in which unit. */
export function dictionaryRows(tables: readonly SortedTable[]): (string | null)[][] {
  return tables.flatMap(({ name, columns }) => columns.map((column) => [name, ...described(column)]));
}

function described({ id, type, nullable, zh, en, meaning, unit }: ExportColumn): (string | null)[] {
  return [id, type, String(nullable), zh, en, meaning, unit];
}

/** Writes the dictionary as CSV, in the form of the other CSV files. */
export async function writeDictionary(path: string, tables: readonly SortedTable[]): Promise<void> {
  const text = stringify([DICTIONARY_COLUMNS, ...dictionaryRows(tables)], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  await writeFile(path, text);
}
