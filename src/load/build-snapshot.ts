import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import {
  derivedMeasuresOf,
  Failure,
  measuresOf,
  type OnProgress,
  type Registry,
  SNAPSHOT_TABLES,
} from '../domain/index.ts';
import { replaceFileWith, selectRows, sqlName, type Workspace, withDatabase } from '../workspace/index.ts';
import { buildId } from './build-id.ts';
import { runDataTests } from './data-tests.ts';
import { fillTables, type Sources } from './fill-tables.ts';
import { insertRows } from './insert-rows.ts';
import { type PortalInput, readPortalInput } from './portal-input.ts';
import { createTable, createView } from './schema.ts';
import { viewDefinitions } from './views/index.ts';

export interface SnapshotOptions {
  readonly workspace: Workspace;
  readonly registry: Registry;
  /** Ids of portals that were crawled and extracted into the workspace. */
  readonly portals: readonly string[];
  readonly now: () => Date;
  /** Name and version of the program. */
  readonly software: string;
  readonly onProgress?: OnProgress;
}

export interface SnapshotSummary {
  readonly path: string;
  /** The same whenever the inputs are the same. */
  readonly buildId: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Agencies × years with a report. */
  readonly currentReports: number;
}

/**
 * Builds the snapshot from what crawl and extract left in the workspace and renames it over the old one.
 * On any failure the old one stays.
 * @throws {Failure} `nothing_extracted`, `record_invalid`, `portal_invalid`, `snapshot_invalid`
 */
export async function buildSnapshot(options: SnapshotOptions): Promise<SnapshotSummary> {
  const { workspace, registry, software, onProgress } = options;
  onProgress?.({ kind: 'begin', stage: 'load', total: null });
  const inputs = await readInputs(options);
  const id = await buildId(registry.wholeHash, software, inputs);
  const measures = measuresOf(registry.templates);
  const derived = derivedMeasuresOf(measures, registry.derived);
  const facts = {
    build_id: id,
    built_at: options.now().toISOString(),
    software,
    registry_hash: registry.wholeHash,
  };

  const built: Omit<SnapshotSummary, 'path' | 'buildId'>[] = [];
  await replaceFileWith(workspace.snapshot, async (beside) => {
    await removeLogs(workspace.snapshot, beside);
    try {
      await withDatabase(beside, { spill: `${beside}.spill` }, async (connection) => {
        const sources = { registry, measures, derived, inputs, scratch: `${beside}.jsonl` };
        await createTables(connection);
        await fillChecked(connection, sources);
        await fillMeta(connection, sources, facts);
        await createViews(connection, sources);
        await runDataTests(connection);
        built.push(await count(connection));
        await connection.run('CHECKPOINT');
      });
    } finally {
      await removeLogs(workspace.snapshot, beside);
    }
  });
  const [counts] = built;
  if (counts === undefined) throw new Error('a snapshot was built but not counted');
  onProgress?.({ kind: 'end', stage: 'load', summary: `${counts.currentReports} current reports` });
  return { path: workspace.snapshot, buildId: id, ...counts };
}

async function readInputs(options: SnapshotOptions): Promise<PortalInput[]> {
  const { workspace, portals } = options;
  if (portals.length === 0) {
    throw new Failure('nothing_extracted', `${workspace.root} holds no portal; crawl and extract one first`);
  }
  const inputs: PortalInput[] = [];
  for (const portal of [...portals].sort()) {
    inputs.push(await readPortalInput(workspace, portal));
  }
  return inputs;
}

/** A log beside a database is replayed into it, even when it was written for the file that lay there before. */
async function removeLogs(...databases: readonly string[]): Promise<void> {
  for (const database of databases) await rm(`${database}.wal`, { force: true });
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  const statements = Object.values(SNAPSHOT_TABLES).map(createTable);
  await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

async function createViews(
  connection: DuckDBConnection,
  { registry, measures, derived }: Sources,
): Promise<void> {
  const statements = viewDefinitions(registry.templates, [...measures, ...derived]).map(({ view, query }) =>
    createView(view, query),
  );
  await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

/** @throws {Failure} `snapshot_invalid` for a key that DuckDB refuses. */
async function fillChecked(connection: DuckDBConnection, sources: Sources): Promise<void> {
  try {
    await fillTables(connection, sources);
  } catch (cause) {
    if (!(cause instanceof Error) || !cause.message.startsWith('Constraint Error')) throw cause;
    throw new Failure(
      'snapshot_invalid',
      `the new snapshot is not published, the old one stays:\n${cause.message}`,
      { cause },
    );
  }
}

async function fillMeta(
  connection: DuckDBConnection,
  { inputs, scratch }: Sources,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const extractors = await selectRows(
    connection,
    'SELECT DISTINCT extractor_version FROM document ORDER BY ALL',
    z.object({ extractor_version: z.string() }),
  );
  const meta = {
    ...facts,
    extractor_version: extractors.map((row) => row.extractor_version).join(', '),
    portals: inputs.map(({ portal }) => portal.id).join(', '),
  };
  const rows = Object.entries(meta).map(([key, value]) => ({ key, value }));
  await insertRows(connection, scratch, SNAPSHOT_TABLES.meta, rows);
}

async function count(connection: DuckDBConnection): Promise<Omit<SnapshotSummary, 'path' | 'buildId'>> {
  const counted = async (from: string) => {
    const sql = `SELECT CAST(count(*) AS DOUBLE) AS rows FROM ${from}`;
    return (await selectRows(connection, sql, z.object({ rows: z.number() })))[0]?.rows ?? 0;
  };
  const rows: Record<string, number> = {};
  for (const { name } of Object.values(SNAPSHOT_TABLES)) rows[name] = await counted(sqlName(name));
  return { rows, currentReports: await counted('report WHERE is_current') };
}
