import type { DuckDBConnection } from '@duckdb/node-api';

/** Statements on a separate connection. */
export interface Work {
  readonly connection: DuckDBConnection;
  readonly run: (connection: DuckDBConnection) => Promise<void>;
}

/** Milliseconds between two interrupts, because one before a statement begins is lost. */
const INTERRUPT_EACH = 50;

/**
 * Runs several pieces of work at the same time. When one fails, the others are interrupted, and nothing runs any more when this
 * returns: a connection must not be closed during a statement.
 * @throws the error of the first that failed.
 */
export async function sideBySide(works: readonly Work[]): Promise<void> {
  const failures: unknown[] = [];
  let breakingOff: NodeJS.Timeout | undefined;
  const interrupt = () => {
    for (const { connection } of works) connection.interrupt();
  };
  const running = works.map(async ({ connection, run }) => {
    try {
      await run(connection);
    } catch (error) {
      failures.push(error);
      breakingOff ??= setInterval(interrupt, INTERRUPT_EACH);
    }
  });
  await Promise.all(running);
  clearInterval(breakingOff);
  if (failures.length > 0) throw failures[0];
}
