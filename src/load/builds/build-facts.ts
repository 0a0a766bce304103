import { access } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, withDatabase } from '../../workspace/index.ts';

/** How much a snapshot contains. */
export interface BuildCounts {
  /** Agencies × years with a report. */
  readonly currentReports: number;
  /** Cells with a value in these reports. */
  readonly values: number;
  /** Current reports by id of portal, sorted; a portal without one is not in it. */
  readonly reportsByPortal: Readonly<Record<string, number>>;
}

/** The metadata of a snapshot. */
export interface BuildFacts extends BuildCounts {
  /** Name: when it was built, UTC, and the beginning of `inputsHash`. */
  readonly build: string;
  readonly buildId: string;
  readonly inputsHash: string;
  readonly builtAt: string;
  /** Day of the newest crawl in it; null when there is none. */
  readonly asOf: string | null;
  readonly software: string;
  readonly extractorVersion: string;
  /** Limits that were exceeded with consent; null when none was. */
  readonly acceptedLoss: string | null;
}

const MetaSchema = z.object({ key: z.string(), value: z.string() });

const FactsSchema = z.object({
  build: z.string(),
  build_id: z.string(),
  inputs_hash: z.string(),
  built_at: z.string(),
  as_of: z.string().optional(),
  software: z.string(),
  extractor_version: z.string(),
  accepted_loss: z.string().optional(),
});

const PortalCountSchema = z.object({ portal_id: z.string(), reports: z.number(), cells: z.number() });

export async function countBuild(connection: DuckDBConnection): Promise<BuildCounts> {
  const portals = await selectRows(
    connection,
    `SELECT portal_id, CAST(count(*) AS DOUBLE) AS reports, CAST(sum(cells_valued) AS DOUBLE) AS cells
    FROM report WHERE is_current GROUP BY ALL ORDER BY ALL`,
    PortalCountSchema,
  );
  const sum = (of: 'reports' | 'cells') => portals.reduce((total, portal) => total + portal[of], 0);
  return {
    currentReports: sum('reports'),
    values: sum('cells'),
    reportsByPortal: Object.fromEntries(portals.map(({ portal_id, reports }) => [portal_id, reports])),
  };
}

/**
 * Facts of the snapshot at a path; null when there is none, or none that this version can read: it is then rebuilt,
 * and not kept.
 */
export async function readBuildFacts(path: string): Promise<BuildFacts | null> {
  try {
    await access(path);
    return await withDatabase(path, { access: 'read' }, async (connection) => {
      const meta = await selectRows(connection, 'SELECT key, value FROM meta', MetaSchema);
      const facts = FactsSchema.parse(Object.fromEntries(meta.map(({ key, value }) => [key, value])));
      return {
        build: facts.build,
        buildId: facts.build_id,
        inputsHash: facts.inputs_hash,
        builtAt: facts.built_at,
        asOf: facts.as_of ?? null,
        software: facts.software,
        extractorVersion: facts.extractor_version,
        acceptedLoss: facts.accepted_loss ?? null,
        ...(await countBuild(connection)),
      };
    });
  } catch {
    return null;
  }
}
