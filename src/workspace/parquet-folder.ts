import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { TableSpec } from '../domain/index.ts';
import { sourceToParquet } from './parquet.ts';
import { replaceFolderWith } from './replace-folder.ts';
import { rowLine, rowsIn, type TableRow } from './table-rows.ts';

/**
 * Replaces a folder of Parquet files, one per table, from one stream of rows for all of them.
 * @param notes small text files to add, by name; called when all rows are written.
 */
export async function writeParquetFolder<Name extends string>(
  folder: string,
  tables: Readonly<Record<Name, TableSpec>>,
  rows: AsyncIterable<{ readonly table: Name; readonly row: TableRow }>,
  notes: () => Readonly<Record<string, string>>,
): Promise<void> {
  const specs = Object.values<TableSpec>(tables);
  await replaceFolderWith(folder, async (beside) => {
    const linesOf = ({ name }: TableSpec) => join(beside, `${name}.jsonl`);
    const spools = new Map(
      specs.map((table) => {
        const spool = createWriteStream(linesOf(table));
        const end = finished(spool);
        // A disk that fills up between two rows is reported when the next of the table is written, or at the end.
        end.catch(() => {});
        return [table.name, { spool, end }];
      }),
    );
    try {
      for await (const { table, row } of rows) {
        const found = spools.get(tables[table].name);
        if (found && !found.spool.write(rowLine(tables[table], row))) {
          await Promise.race([once(found.spool, 'drain'), found.end]);
        }
      }
      for (const { spool, end } of spools.values()) {
        spool.end();
        await end;
      }
    } finally {
      for (const { spool } of spools.values()) spool.destroy();
    }
    for (const [name, text] of Object.entries(notes())) await writeFile(join(beside, name), text);
    for (const table of specs) {
      const lines = linesOf(table);
      await sourceToParquet(rowsIn(lines, table), table, join(beside, `${table.name}.parquet`));
      await rm(lines);
    }
  });
}
