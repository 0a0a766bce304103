import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, withDatabase } from '../../workspace/index.ts';

/** Number of names that are suggested for an unknown one. */
const OFFERED = 5;

/**
 * The names most similar to `wanted`: first those that contain it or are contained in it, then by Jaro-Winkler similarity.
 * @param names query with one column `name`.
 * @param values for `$name` parameters of that query.
 */
export async function nearest(
  connection: DuckDBConnection,
  names: string,
  wanted: string,
  values: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const rows = await selectRows(
    connection,
    `SELECT name FROM (${names})
    ORDER BY contains(name, $wanted) OR contains($wanted, name) DESC,
      jaro_winkler_similarity(name, $wanted) DESC, name
    LIMIT ${OFFERED}`,
    z.object({ name: z.string() }),
    { ...values, wanted },
  );
  return rows.map((row) => row.name);
}

/** The same among given names. */
export function nearestAmong(names: readonly string[], wanted: string): Promise<string[]> {
  return withDatabase(':memory:', {}, (connection) =>
    nearest(connection, `SELECT unnest(from_json($names, '["VARCHAR"]')) AS name`, wanted, {
      names: JSON.stringify(names),
    }),
  );
}
