import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnProgress } from '../../domain/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { citation, LICENCE } from './citation.ts';
import type { Headers } from './columns.ts';
import { writeCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { writeDictionary } from './dictionary.ts';
import type { ExportFormat, ExportJob, ExportPart, Writer, WrittenFile } from './job.ts';
import { replaceExport } from './output-folder.ts';
import { writeParquet } from './parquet.ts';
import { snapshotFacts } from './snapshot-facts.ts';
import { withSortedTables } from './sorted-tables.ts';
import { writeSqlite } from './sqlite.ts';
import { EXPORT_TABLES } from './tables.ts';
import { writeXlsx } from './xlsx/workbook.ts';

export interface ExportOptions {
  /** Path of the DuckDB file. */
  readonly snapshot: string;
  /** Folder that the export takes the place of. */
  readonly folder: string;
  /** Default: CSV. */
  readonly formats?: readonly ExportFormat[];
  /** Names in `EXPORT_TABLES`. Default: all. */
  readonly tables?: readonly string[];
  /** CSV files of each year and each province as well. Default: none. */
  readonly by?: readonly ExportPart[];
  /** Default: names as in the snapshot in CSV, Chinese titles in workbooks. */
  readonly headers?: Headers;
  readonly onProgress?: OnProgress;
}

export interface ExportedFile {
  readonly path: string;
  readonly format: ExportFormat;
  /** Rows without headers. */
  readonly rows: number;
  readonly bytes: number;
}

export interface ExportSummary {
  readonly folder: string;
  readonly files: readonly ExportedFile[];
}

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  csv: writeCsv,
  parquet: writeParquet,
  xlsx: writeXlsx,
  sqlite: writeSqlite,
};

/**
 * Writes the snapshot as files for people and programs, with `datapackage.json`, `dictionary.csv`, `CITATION.cff` and
 * `LICENCE.md`. The same portal content gives the same bytes. All files appear together, or none.
 * @throws {Failure} `no_snapshot`, `folder_taken`, `export_unwritable`
 */
export async function exportFiles(options: ExportOptions): Promise<ExportSummary> {
  const { snapshot, folder, formats = ['csv'], tables: names, by = [], headers = null, onProgress } = options;
  const wanted = EXPORT_TABLES.filter(({ name }) => names?.includes(name) ?? true);
  const stage = 'export';
  onProgress?.({ kind: 'begin', stage, total: null });
  const files: ExportedFile[] = [];
  await readSnapshot(snapshot, (connection) =>
    replaceExport(folder, async (beside) => {
      const facts = await snapshotFacts(connection);
      const readOnce = by.length === 0 && formats.every((format) => format === 'csv');
      const scratch = join(beside, '.sorted');
      await withSortedTables(connection, { wanted, readOnce, scratch }, async (tables) => {
        const job: ExportJob = { connection, folder: beside, tables, facts, headers, by };
        const written: WrittenFile[] = [];
        for (const format of formats) {
          for await (const file of WRITERS[format](job)) {
            const { size: bytes } = await stat(join(beside, file.path));
            written.push(file);
            files.push({ path: join(folder, file.path), format, rows: file.rows, bytes });
            onProgress?.({ kind: 'advance', stage, done: files.length, total: null, label: file.path });
          }
        }
        await describe(job, written);
      });
    }),
  );
  onProgress?.({ kind: 'end', stage, summary: `${files.length} files in ${folder}` });
  return { folder, files };
}

/** Lays the files beside the data that say what they are. */
async function describe(job: ExportJob, written: readonly WrittenFile[]): Promise<void> {
  const { folder, tables, facts, headers } = job;
  await writeDictionary(join(folder, 'dictionary.csv'), tables);
  await writeFile(join(folder, 'CITATION.cff'), citation(facts));
  await writeFile(join(folder, 'LICENCE.md'), LICENCE);
  const descriptor = await dataPackage(folder, facts, written, headers ?? 'id');
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`);
}
