import type { DuckDBConnection } from '@duckdb/node-api';
import type { ExportColumn, Headers } from './columns.ts';
import type { SnapshotFacts } from './snapshot-facts.ts';
import type { ExportTable } from './tables.ts';

export const EXPORT_FORMATS = ['csv', 'parquet', 'xlsx', 'sqlite'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_PARTS = ['year', 'province'] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

/** A table with its rows. */
export interface SortedTable extends ExportTable {
  readonly columns: readonly ExportColumn[];
  /** SQL to select from. */
  readonly source: string;
  /** Conditions in SQL that cut its rows into consecutive pieces, each still to be sorted; null when the rows are sorted. */
  readonly unsorted: readonly string[] | null;
}

/** What a writer needs; it puts its files into `folder`. */
export interface ExportJob {
  readonly connection: DuckDBConnection;
  /** Connections that may work at the same time; `connection` is one of them. */
  readonly lanes: readonly DuckDBConnection[];
  readonly folder: string;
  readonly tables: readonly SortedTable[];
  readonly facts: SnapshotFacts;
  /** Null: what suits the format. */
  readonly headers: Headers | null;
  readonly by: readonly ExportPart[];
}

/** The year or province of a file that has only a part of the rows. */
export interface FilePart {
  readonly by: ExportPart;
  readonly value: string;
}

export interface WrittenFile {
  /** Below the folder of the export, with slashes. */
  readonly path: string;
  readonly format: ExportFormat;
  /** Null when it has all tables. */
  readonly table: SortedTable | null;
  readonly rows: number;
  /** Set when it has only some rows of its table. */
  readonly part?: FilePart;
}

/** Writes the tables in one format, and reports each finished file. */
export type Writer = (job: ExportJob) => AsyncGenerator<WrittenFile>;
