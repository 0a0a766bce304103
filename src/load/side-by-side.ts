import type { DuckDBConnection } from '@duckdb/node-api';

/** Statements on a connection that no other work uses. */
export interface Work {
  readonly connection: DuckDBConnection;
  readonly run: (connection: DuckDBConnection) => Promise<void>;
}

/** Milliseconds between two interruptions: one that comes before a statement begins is lost. */
const INTERRUPT_EACH = 50;

/**
 * Runs works at the same time. When one fails, what the others do is broken off, and nothing runs any more when this
 * ends: a connection must not be closed under a statement.
 * @throws what the first one that failed threw.
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
