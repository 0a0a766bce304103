import {
  type ColumnSpec,
  type ColumnType,
  SNAPSHOT_TABLES,
  type TableSpec,
  type TextList,
  type ViewSpec,
} from '../domain/index.ts';
import { sqlName, sqlText } from '../workspace/index.ts';

/**
 * Tables as large as the data. With a primary key, a million observations take three times as long to load and
 * six times the space (bench/load.ts times it without), so their keys are not declared; the data tests look for
 * duplicates and orphans instead, before the snapshot is published.
 */
const KEYS_ARE_TESTED: ReadonlySet<string> = new Set([
  SNAPSHOT_TABLES.observation.name,
  SNAPSHOT_TABLES.check_result.name,
  SNAPSHOT_TABLES.narrative_section.name,
  SNAPSHOT_TABLES.narrative_fact.name,
]);

export function declaresKeys(table: TableSpec): boolean {
  return !KEYS_ARE_TESTED.has(table.name);
}

/** The texts of each list, as SQL orders them. */
export type TextLists = Readonly<Record<TextList, readonly string[]>>;

/**
 * Texts take three quarters of the time of a million cells. A text from a list is stored as a number
 * (ENUM), in a quarter of the time; readers get a text.
 */
function typeOf({ type, list }: ColumnSpec, lists: TextLists): string {
  return list === undefined ? type : `ENUM (${lists[list].map(sqlText).join(', ')})`;
}

/** Tables in which nearly all texts, also anchors, are in many rows. */
const REPEATS_TEXTS: ReadonlySet<string> = new Set([
  SNAPSHOT_TABLES.observation.name,
  SNAPSHOT_TABLES.check_result.name,
]);

/** How their columns are stored, by type. */
const COMPRESSION: Partial<Record<ColumnType, string>> = { VARCHAR: 'dictionary', DOUBLE: 'alp' };

/**
 * DuckDB tries every encoding of a column before it chooses one. With the best one given, it loads cells in three
 * quarters of the time (bench/load.ts).
 */
function compressionOf(table: TableSpec, { type, list }: ColumnSpec): string {
  const compression = REPEATS_TEXTS.has(table.name) && list === undefined ? COMPRESSION[type] : undefined;
  return compression === undefined ? '' : ` USING COMPRESSION ${compression}`;
}

/** SQL that creates one table with its keys, limits and comments. */
export function createTable(table: TableSpec, lists: TextLists): string {
  const columns = table.columns.map((column) => {
    const { name, nullable, values } = column;
    const limits =
      values === undefined ? '' : ` CHECK (${sqlName(name)} IN (${values.map(sqlText).join(', ')}))`;
    return `${sqlName(name)} ${typeOf(column, lists)}${nullable ? '' : ' NOT NULL'}${compressionOf(table, column)}${limits}`;
  });
  const keys = declaresKeys(table)
    ? [
        `PRIMARY KEY (${table.primaryKey.map(sqlName).join(', ')})`,
        ...table.foreignKeys.map(
          (key) => `FOREIGN KEY (${sqlName(key.column)}) REFERENCES ${sqlName(key.references)}`,
        ),
      ]
    : [];
  return [
    `CREATE TABLE ${sqlName(table.name)} (${[...columns, ...keys].join(', ')})`,
    ...comments('TABLE', table),
  ].join(';\n');
}

/** With at least this many columns, a view's query is in a macro of the same name. */
const WIDE = 100;

/**
 * SQL that creates a view from its query, with comments. Each comment creates a new copy of the view, its query
 * included: with 300 columns that is a fifth of a second, most of which the macro saves.
 */
export function createView(view: ViewSpec, query: string): string {
  const name = sqlName(view.name);
  const create =
    view.columns.length < WIDE
      ? [`CREATE VIEW ${name} AS ${query}`]
      : [`CREATE MACRO ${name}() AS TABLE ${query}`, `CREATE VIEW ${name} AS FROM ${name}()`];
  return [...create, ...comments('VIEW', view)].join(';\n');
}

function comments(kind: 'TABLE' | 'VIEW', { name, zh, en, columns }: ViewSpec): string[] {
  return [
    `COMMENT ON ${kind} ${sqlName(name)} IS ${sqlText(`${zh} / ${en}`)}`,
    ...columns.map(
      (column) =>
        `COMMENT ON COLUMN ${sqlName(name)}.${sqlName(column.name)} IS ${sqlText(`${column.zh} / ${column.en}`)}`,
    ),
  ];
}
