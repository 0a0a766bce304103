import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OnProgress } from '../../domain/index.ts';
import type { Connect } from '../../workspace/index.ts';
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
import { sortedTables } from './sorted-tables.ts';
import { writeSqlite } from './sqlite.ts';
import { EXPORT_TABLES } from './tables.ts';
import { writeXlsx } from './xlsx/workbook.ts';

export interface ExportOptions {
  /** Path of the DuckDB file. */
  readonly snapshot: string;
  /** Folder that the export replaces. */
  readonly folder: string;
  /** Default: CSV. */
  readonly formats?: readonly ExportFormat[];
  /** Names in `EXPORT_TABLES`. Default: all. */
  readonly tables?: readonly string[];
  /** CSV files of each year and each province as well. Default: none. */
  readonly by?: readonly ExportPart[];
  /** Default: names as in the snapshot in CSV, Chinese titles in workbooks. */
  readonly headers?: Headers;
  /** Cells that are sorted at a time; memory grows with it. Default: 50,000. */
  readonly cellsAtOnce?: number;
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

/** Each piece costs a few queries, so smaller ones cost time, and larger ones memory. */
const CELLS_AT_ONCE = 50_000;
const MOST_LANES = Math.max(...EXPORT_TABLES.map(({ lanes = 1 }) => lanes));
/**
 * One thread for each makes the bytes of Parquet repeatable, and takes less CPU: two threads on one piece
 * mostly wait for each other.
 */
const LIMITS = "SET threads TO 1; SET memory_limit TO '128MB'";

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  csv: writeCsv,
  parquet: writeParquet,
  xlsx: writeXlsx,
  sqlite: writeSqlite,
};

/**
 * Writes the snapshot as files for people and programs, with `datapackage.json`, `dictionary.csv`, `CITATION.cff` and
 * `LICENCE.md`. The same portal content gives the same bytes. All files appear together, or none.
 * @throws {Failure} `no_snapshot`, `folder_taken`, `export_unwritable`, `export_too_large`
 */
export async function exportFiles(options: ExportOptions): Promise<ExportSummary> {
  const { snapshot, folder, onProgress } = options;
  const stage = 'export';
  onProgress?.({ kind: 'begin', stage, total: null });
  const files: ExportedFile[] = [];
  const write = async (connection: DuckDBConnection, connect: Connect) => {
    await connection.run(LIMITS);
    const lanes = [connection, ...(await Promise.all(Array.from({ length: MOST_LANES - 1 }, connect)))];
    await replaceExport(folder, async (beside) => {
      for await (const file of filesOf(connection, lanes, beside, options)) {
        const { size: bytes } = await stat(join(beside, file.path));
        files.push({ path: join(folder, file.path), format: file.format, rows: file.rows, bytes });
        onProgress?.({ kind: 'advance', stage, done: files.length, total: null, label: file.path });
      }
    });
  };
  await readSnapshot(snapshot, write);
  onProgress?.({ kind: 'end', stage, summary: `${files.length} files in ${folder}` });
  return { folder, files };
}

/** Writes all files into `folder`; those that describe the others come last and are not reported. */
async function* filesOf(
  connection: DuckDBConnection,
  lanes: readonly DuckDBConnection[],
  folder: string,
  options: ExportOptions,
): AsyncGenerator<WrittenFile> {
  const { formats = ['csv'], by = [], headers = null, cellsAtOnce = CELLS_AT_ONCE } = options;
  const tables = EXPORT_TABLES.filter(({ name }) => options.tables?.includes(name) ?? true);
  const facts = await snapshotFacts(connection);
  const readOnce = by.length === 0 && formats.every((format) => format === 'csv');
  const scratch = join(folder, '.sorted');
  const sorted = await sortedTables(connection, { tables, readOnce, scratch, cellsAtOnce });
  const job: ExportJob = { connection, lanes, folder, tables: sorted, facts, headers, by };
  const written: WrittenFile[] = [];
  for (const format of formats) {
    for await (const file of WRITERS[format](job)) {
      written.push(file);
      yield file;
    }
  }
  await rm(scratch, { recursive: true, force: true });
  await describe(job, written);
}

/** Adds the files that describe the data. */
async function describe(job: ExportJob, written: readonly WrittenFile[]): Promise<void> {
  const { folder, tables, facts, headers } = job;
  await writeDictionary(join(folder, 'dictionary.csv'), tables, headers ?? 'id');
  await writeFile(join(folder, 'CITATION.cff'), citation(facts));
  await writeFile(join(folder, 'LICENCE.md'), LICENCE);
  const descriptor = await dataPackage(folder, facts, written, headers ?? 'id');
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`);
}
