import { rm } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { z } from 'zod';

interface DatabaseOptions {
  /**
   * Default: `write`. `make` is for a file that nobody sees before it is complete: nothing is logged, CHECKPOINT writes
   * all of it, and a crash leaves nothing usable.
   */
  readonly access?: 'read' | 'write' | 'make';
  /** With one thread the order of everything, and so every written byte, is repeatable. Default: all. */
  readonly threads?: number;
  /** Most memory that DuckDB takes before it goes to `spill`, such as 512MB. Default: most of the machine's. */
  readonly memory?: string;
  /** Where DuckDB may put what does not fit in memory; its own default is the current folder. */
  readonly spill?: string;
}

/** Opens one more connection, which is closed with the database. */
export type Connect = () => Promise<DuckDBConnection>;

/** Opens a DuckDB file, lends its connection to `use`, and closes it whatever happens. `:memory:` is no file. */
export async function withDatabase<T>(
  path: string,
  options: DatabaseOptions,
  use: (connection: DuckDBConnection, connect: Connect) => Promise<T>,
): Promise<T> {
  const isMade = options.access === 'make';
  // A log beside a database is replayed into it, even when it was written for an earlier file of that name.
  if (isMade) await rm(`${path}.wal`, { force: true });
  // Loaded here, because it takes a third of a second of CPU, and many commands need no database.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(isMade ? ':memory:' : path, {
    access_mode: options.access === 'read' ? 'READ_ONLY' : 'READ_WRITE',
    // Nothing is fetched from the network, and the extensions that are needed are built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What is made is written at its end, not again after each large table.
    ...(isMade ? { checkpoint_threshold: '1TB' } : {}),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.memory === undefined ? {} : { memory_limit: options.memory }),
    ...(options.spill === undefined ? {} : { temp_directory: options.spill }),
  });
  const connections: DuckDBConnection[] = [];
  const connect = async () => {
    const connection = await instance.connect();
    connections.push(connection);
    // Only ATTACH has the option to write no log.
    if (isMade) {
      const attach = `ATTACH IF NOT EXISTS ${sqlText(path)} AS made (RECOVERY_MODE no_wal_writes)`;
      await connection.run(`${attach}; USE made`);
    }
    return connection;
  };
  try {
    return await use(await connect(), connect);
  } finally {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  }
}

/**
 * The rows of a query, each validated against `schema`. Dates and timestamps arrive as text, BIGINT as decimal text.
 * @param values for `$name` parameters of the query.
 */
export async function selectRows<T>(
  connection: DuckDBConnection,
  sql: string,
  schema: z.ZodType<T>,
  values: Readonly<Record<string, DuckDBValue>> = {},
): Promise<T[]> {
  const result = await connection.runAndReadAll(sql, { ...values });
  return z.array(schema).parse(result.getRowObjectsJson());
}

/** A text as a literal of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a table or column as SQL reads it, with any characters. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
