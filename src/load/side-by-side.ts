import type { DuckDBConnection } from '@duckdb/node-api';

/** Statements on a connection that no other work uses. */
export interface Work {
  readonly connection: DuckDBConnection;
  readonly run: (connection: DuckDBConnection) => Promise<void>;
}

/**
 * Runs works at the same time. When one fails, the others' statements are broken off, and nothing runs any more when
 * this ends: a connection must not be closed under a statement.
 * @throws what the first one that failed threw.
 */
export async function sideBySide(works: readonly Work[]): Promise<void> {
  const failures: unknown[] = [];
  const running = works.map(async ({ connection, run }) => {
    try {
      await run(connection);
    } catch (error) {
      failures.push(error);
      for (const other of works) if (other.connection !== connection) other.connection.interrupt();
    }
  });
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
