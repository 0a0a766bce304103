import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';

/** Lets DuckDB write the result of a query to a file, and returns the number of rows. */
export async function copyRows(connection: DuckDBConnection, query: string, target: string): Promise<number> {
  const [copied] = await selectRows(
    connection,
    `COPY (${query}) TO ${target}`,
    z.object({ Count: z.coerce.number() }),
  );
  return copied?.Count ?? 0;
}
