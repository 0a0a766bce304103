import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ColumnSpec, TableSpec } from '../domain/index.ts';
import { sqlName, sqlText } from './database.ts';
import { writeStream } from './write-stream.ts';

/** Value of a column: dates and timestamps as ISO text, UTC. */
export type CellValue = string | number | boolean | null | readonly string[];

/** One row of a table, by column name; every column is present, an unknown value is null. */
export type TableRow = Readonly<Record<string, CellValue>>;

export type TableRows = AsyncIterable<TableRow> | Iterable<TableRow>;

/** Longest row in bytes: a document may be 50 MB, and JSON at worst doubles it. */
const LONGEST_ROW = 128 * 1024 * 1024;

/**
 * Lends rows to SQL: `use` gets an expression to select from, with the columns and types of `table`.
 * Rows may be an async generator; they are written to a file at `scratch`, never all in memory.
 * @throws {Error} when a row lacks a column of `table`, has another one, or holds null where the table has none.
 */
export async function withRows<T>(
  scratch: string,
  table: TableSpec,
  rows: TableRows,
  use: (source: string) => Promise<T>,
): Promise<T> {
  try {
    await writeStream(scratch, Readable.from(jsonLines(table, rows)), false);
    return await use(rowsIn(scratch, table));
  } finally {
    await rm(scratch, { force: true });
  }
}

/** An SQL expression that selects the rows in a file of `rowLine`s. */
export function rowsIn(path: string, table: TableSpec): string {
  const columns = table.columns.map(({ name, type }) => `${sqlName(name)}: ${sqlText(type)}`).join(', ');
  return (
    `read_json(${sqlText(path)}, format = 'newline_delimited', columns = {${columns}}, ` +
    `maximum_object_size = ${LONGEST_ROW})`
  );
}

async function* jsonLines(table: TableSpec, rows: TableRows): AsyncGenerator<string> {
  for await (const row of rows) yield rowLine(table, row);
}

/** A row as a line of JSON. */
export function rowLine(table: TableSpec, row: TableRow): string {
  const entries = table.columns.map((column) => [column.name, checked(table, column, row)]);
  if (Object.keys(row).length !== entries.length) {
    const names = new Set(table.columns.map((column) => column.name));
    const strangers = Object.keys(row).filter((name) => !names.has(name));
    throw new Error(`${table.name} has no column ${strangers.join(', ')}`);
  }
  return `${JSON.stringify(Object.fromEntries(entries))}\n`;
}

function checked(table: TableSpec, column: ColumnSpec, row: TableRow): CellValue {
  const value = row[column.name];
  if (value === undefined) throw new Error(`${table.name}.${column.name} is missing from a row`);
  if (value === null && !column.nullable) throw new Error(`${table.name}.${column.name} must not be null`);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`${table.name}.${column.name} must be a finite number, not ${value}`);
  }
  return typeof value === 'string' ? withoutHalfCharacters(value) : value;
}

/** A text cut inside a character ends with half of a surrogate pair, which is invalid Unicode, and JSON readers refuse it. */
function withoutHalfCharacters(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
