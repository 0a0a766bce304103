import { join } from 'node:path';
import sqlite, { type SQLiteValue } from 'node-sqlite3-wasm';
import { type ColumnType, SNAPSHOT_VIEWS } from '../../domain/index.ts';
import { sqlName } from '../../workspace/index.ts';
import { DICTIONARY_COLUMNS, dictionaryRows } from './dictionary.ts';
import type { ExportJob, SortedTable, WrittenFile } from './job.ts';
import { type Cell, rowsOf } from './rows.ts';

const PATH = 'nianbao.sqlite';

const TYPES: Readonly<Record<ColumnType, string>> = {
  VARCHAR: 'TEXT',
  INTEGER: 'INTEGER',
  BIGINT: 'INTEGER',
  DOUBLE: 'REAL',
  BOOLEAN: 'INTEGER',
  DATE: 'TEXT',
  TIMESTAMP: 'TEXT',
  'VARCHAR[]': 'TEXT',
};

/** Writes one SQLite file with all tables and their dictionary. Booleans are 0 and 1, dates text in ISO form. */
export async function* writeSqlite(job: ExportJob): AsyncGenerator<WrittenFile> {
  const database = new sqlite.Database(join(job.folder, PATH));
  try {
    // The file is not visible before it is complete, so no rollback is needed.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    let rows = 0;
    for (const table of job.tables) {
      database.exec(createTable(table));
      rows += await fill(database, table.name, table.columns.length, rowsOf(job, table));
    }
    const columns = DICTIONARY_COLUMNS.map(({ id }) => `${sqlName(id)} TEXT`).join(', ');
    database.exec(`CREATE TABLE dictionary (${columns})`);
    await fill(database, 'dictionary', DICTIONARY_COLUMNS.length, dictionaryRows(job.tables));
    yield { path: PATH, format: 'sqlite', table: null, rows };
  } finally {
    database.close();
  }
}

function createTable({ name, columns, order, view }: SortedTable): string {
  const fields = columns.map(
    ({ id, type, nullable }) => `${sqlName(id)} ${TYPES[type]}${nullable ? '' : ' NOT NULL'}`,
  );
  const byMeasure =
    view === SNAPSHOT_VIEWS.observation_current
      ? `CREATE INDEX ${name}_measure ON ${name} (measure_id, report_year);`
      : '';
  return `CREATE TABLE ${name} (${fields.join(', ')}, PRIMARY KEY (${order.join(', ')})); ${byMeasure}`;
}

async function fill(
  database: InstanceType<typeof sqlite.Database>,
  table: string,
  width: number,
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<number> {
  const insert = database.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
  database.exec('BEGIN');
  let count = 0;
  for await (const row of rows) {
    insert.run(row.map(stored));
    count += 1;
  }
  insert.finalize();
  database.exec('COMMIT');
  return count;
}

function stored(cell: Cell): SQLiteValue {
  return typeof cell === 'boolean' ? Number(cell) : cell;
}
