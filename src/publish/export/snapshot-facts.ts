import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';

const MetaSchema = z.object({
  registry_hash: z.string(),
  software: z.string(),
  extractor_version: z.string(),
});
const PortalSchema = z.object({ name: z.string(), entry_url: z.string(), local: z.boolean() });
const CoverageSchema = z.object({
  first_year: z.int().nullable(),
  last_year: z.int().nullable(),
  reports: z.coerce.number(),
  as_of: z.string().nullable(),
  /** Hash of what was read: a report_id identifies portal, address and bytes. */
  content: z.string(),
});

/** What the files say about the snapshot that they were made from. */
export interface SnapshotFacts extends z.infer<typeof MetaSchema>, z.infer<typeof CoverageSchema> {
  /** The same snapshot content has the same version. */
  readonly version: string;
  readonly portals: readonly z.infer<typeof PortalSchema>[];
}

/** `as_of` is the day of the newest crawl, not of the export: the same snapshot gives the same bytes. */
export async function snapshotFacts(connection: DuckDBConnection): Promise<SnapshotFacts> {
  const meta = await selectRows(
    connection,
    'SELECT key, value FROM meta',
    z.object({ key: z.string(), value: z.string() }),
  );
  const facts = MetaSchema.parse(Object.fromEntries(meta.map(({ key, value }) => [key, value])));
  const [coverage] = await selectRows(
    connection,
    `SELECT min(report_year) AS first_year, max(report_year) AS last_year, count(*) AS reports,
      sha256(coalesce(string_agg(report_id, ',' ORDER BY report_id), '')) AS content,
      (SELECT CAST(CAST(max(finished_at) AS DATE) AS VARCHAR) FROM crawl_run) AS as_of
    FROM report WHERE is_current`,
    CoverageSchema,
  );
  const portals = await selectRows(
    connection,
    'SELECT name, entry_url, local FROM portal ORDER BY portal_id',
    PortalSchema,
  );
  if (coverage === undefined) throw new Error('an aggregate without a row');
  const { registry_hash, software, extractor_version } = facts;
  // Not build_id, which also depends on whether pages were fetched or found unchanged. What is due depends on the day.
  const hash = createHash('sha256').update(
    JSON.stringify([registry_hash, software, extractor_version, coverage.content, coverage.as_of]),
  );
  return { ...facts, ...coverage, version: hash.digest('hex').slice(0, 12), portals };
}

/** A warning in Chinese and English for data from a portal on the user's own machine, such as the demo's; else none. */
export function inventedNote({ portals }: SnapshotFacts): readonly (readonly [zh: string, en: string])[] {
  const local = portals.filter((portal) => portal.local).map((portal) => portal.name);
  if (local.length === 0) return [];
  return [
    [
      `注意：含本机门户（${local.join('、')}），其数字可能是虚构的，不得引用。`,
      `CAUTION: holds a portal of this machine (${local.join(', ')}); its figures may be invented. Do not quote them.`,
    ],
  ];
}
