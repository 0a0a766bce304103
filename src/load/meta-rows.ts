import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, type TableRow } from '../workspace/index.ts';
import type { PortalInput } from './portal-input.ts';

/**
 * What a snapshot says of itself: `facts`, and what is found in it.
 * `as_of` is the day of the newest crawl, not of the build: the same inputs give the same judgement of what is due.
 */
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
  const newest = inputs
    .flatMap(({ crawlRuns }) => crawlRuns.map((run) => run.finished_at))
    .sort()
    .at(-1);
  const meta = {
    ...facts,
    ...(newest === undefined ? {} : { as_of: newest.slice(0, 'YYYY-MM-DD'.length) }),
    extractor_version: extractors.map((row) => row.extractor_version).join(', '),
    portals: inputs.map(({ portal }) => portal.id).join(', '),
  };
  return Object.entries(meta).map(([key, value]) => ({ key, value }));
}
