import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, type TableRow } from '../workspace/index.ts';
import { asOf } from './as-of.ts';
import type { PortalInput } from './portal-input.ts';

/** The metadata of a snapshot: `facts`, and what is found in it. */
export async function metaRows(
  connection: DuckDBConnection,
  inputs: readonly PortalInput[],
  facts: Readonly<Record<string, string>>,
): Promise<TableRow[]> {
  const extractors = await selectRows(
    connection,
    'SELECT DISTINCT extractor_version FROM document ORDER BY ALL',
    z.object({ extractor_version: z.string() }),
  );
  const day = asOf(inputs);
  const meta = {
    ...facts,
    ...(day === undefined ? {} : { as_of: day }),
    extractor_version: extractors.map((row) => row.extractor_version).join(', '),
    portals: inputs.map(({ portal }) => portal.id).join(', '),
  };
  return Object.entries(meta).map(([key, value]) => ({ key, value }));
}
