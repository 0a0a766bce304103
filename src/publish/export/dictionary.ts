import { writeFile } from 'node:fs/promises';
import { type ExportColumn, type Headers, headersOf } from './columns.ts';
import type { SortedTable } from './job.ts';

function text(id: string, zh: string, en: string, meaning: string): ExportColumn {
  return { id, type: 'VARCHAR', nullable: false, zh, en, meaning, unit: null };
}

export const DICTIONARY_COLUMNS: readonly ExportColumn[] = [
  text('table', '表', 'Table', 'Table, as its file is named'),
  text('column', '字段', 'Column', 'Name of the column in the snapshot'),
  text('type', '类型', 'Type', 'Type in DuckDB'),
  {
    ...text('nullable', '可为空', 'Nullable', 'Whether it may be empty, which means unknown'),
    type: 'BOOLEAN',
  },
  text('zh', '中文名称', 'Chinese title', 'What its header is in Chinese'),
  text('en', '英文名称', 'English title', 'What its header is in English'),
  text('meaning', '含义', 'Meaning', 'What it holds'),
  { ...text('unit', '单位', 'Unit', 'Unit of its values, where all have the same'), nullable: true },
];
/** Key columns of the dictionary. */
export const DICTIONARY_KEY = ['table', 'column'];

/** One row for each column of each table: its name, content and unit. */
export function dictionaryRows(tables: readonly SortedTable[]): (string | null)[][] {
  return tables.flatMap(({ name, columns }) => columns.map((column) => [name, ...described(column)]));
}

function described({ id, type, nullable, zh, en, meaning, unit }: ExportColumn): (string | null)[] {
  return [id, type, String(nullable), zh, en, meaning, unit];
}

/** Writes the dictionary as CSV, in the form of the other CSV files. */
export async function writeDictionary(
  path: string,
  tables: readonly SortedTable[],
  headers: Headers,
): Promise<void> {
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify([headersOf(DICTIONARY_COLUMNS, headers), ...dictionaryRows(tables)], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  await writeFile(path, text);
}
