import { type Column, columnsOf } from './columns.ts';

/** DuckDB types that the dataset uses. Dates and timestamps are ISO text on the way in, UTC. */
export type ColumnType =
  | 'VARCHAR'
  | 'INTEGER'
  | 'BIGINT'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'DATE'
  | 'TIMESTAMP'
  | 'VARCHAR[]';

/** Short lists of texts that the registry or the program knows completely: forms, units of measures, ways to place a value. */
export type TextList = 'template' | 'unit' | 'matched_by';

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** The only allowed values; the database refuses others. */
  readonly values?: readonly string[];
  /** The list that all its texts are from. */
  readonly list?: TextList;
  readonly zh: string;
  readonly en: string;
}

export interface ForeignKey {
  readonly column: string;
  readonly references: string;
}

/** What a view of the dataset shows. */
export interface ViewSpec {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly ColumnSpec[];
}

/** A table of the dataset. */
export interface TableSpec extends ViewSpec {
  readonly primaryKey: readonly string[];
  /** Columns by which a file of the table is sorted before its primary key. */
  readonly sortedBy?: readonly string[];
  /** Columns that hold the (single) primary key of another table. */
  readonly foreignKeys: readonly ForeignKey[];
}

/** Columns by which the rows of a table's file are sorted: the same rows in any order give the same file. */
export function fileOrder({ sortedBy = [], primaryKey }: TableSpec): readonly string[] {
  return [...sortedBy, ...primaryKey];
}

export function table(
  name: string,
  zh: string,
  en: string,
  primaryKey: readonly string[],
  columns: readonly Column[],
  foreignKeys: Readonly<Record<string, string>> = {},
): TableSpec {
  return {
    name,
    zh,
    en,
    columns: columnsOf(columns),
    primaryKey,
    foreignKeys: Object.entries(foreignKeys).map(([column, references]) => ({ column, references })),
  };
}

export function view(name: string, zh: string, en: string, columns: readonly Column[]): ViewSpec {
  return { name, zh, en, columns: columnsOf(columns) };
}
