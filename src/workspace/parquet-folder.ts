import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { TableSpec } from '../domain/index.ts';
import { sourceToParquet } from './parquet.ts';
import { rowLine, rowsIn, type TableRow } from './table-rows.ts';

/**
 * Writes a folder of Parquet files, one a table, from one stream of rows that may go to any of them. The folder is
 * made beside its place and renamed over it; cut off at any moment, it is the old one, the new one, or missing.
 * @param notes small text files to lay beside, by name; asked for when all rows are written.
 */
export async function writeParquetFolder<Name extends string>(
  folder: string,
  tables: Readonly<Record<Name, TableSpec>>,
  rows: AsyncIterable<{ readonly table: Name; readonly row: TableRow }>,
  notes: () => Readonly<Record<string, string>>,
): Promise<void> {
  const beside = `${folder}.tmp`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  const spools = new Map<string, WriteStream>();
  for (const { name } of Object.values<TableSpec>(tables)) {
    spools.set(name, createWriteStream(join(beside, `${name}.jsonl`)));
  }
  for await (const { table, row } of rows) {
    const spool = spools.get(table);
    if (spool && !spool.write(rowLine(tables[table], row))) await once(spool, 'drain');
  }
  for (const [name, text] of Object.entries(notes())) await writeFile(join(beside, name), text);
  for (const spool of spools.values()) {
    spool.end();
    await finished(spool);
  }
  for (const table of Object.values<TableSpec>(tables)) {
    const lines = join(beside, `${table.name}.jsonl`);
    await sourceToParquet(rowsIn(lines, table), table, join(beside, `${table.name}.parquet`));
    await rm(lines);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(beside, folder);
}
