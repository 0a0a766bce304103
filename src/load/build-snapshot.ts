import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import {
  derivedMeasuresOf,
  Failure,
  measuresOf,
  type OnProgress,
  type PortalFailure,
  type Registry,
  SNAPSHOT_TABLES,
} from '../domain/index.ts';
import {
  isMachineFault,
  replaceFileWith,
  selectRows,
  sqlName,
  sqlText,
  type Workspace,
  withDatabase,
} from '../workspace/index.ts';
import { buildId, inputsHash } from './build-id.ts';
import {
  acceptedLoss,
  type BuildFacts,
  emptiedBuild,
  keepCurrent,
  listBuilds,
  pruneBuilds,
  readBuildFacts,
} from './builds/index.ts';
import { runDataTests } from './data-tests.ts';
import { makeEmptySnapshot } from './empty-snapshot.ts';
import { fillTables, type Sources } from './fill-tables.ts';
import { insertRows } from './insert-rows.ts';
import { metaRows } from './meta-rows.ts';
import { type Inputs, readInputs } from './portal-input.ts';
import { soundInputs } from './sound-inputs.ts';
import { type Statements, snapshotStatements } from './statements.ts';

export interface SnapshotOptions {
  readonly workspace: Workspace;
  readonly registry: Registry;
  /** Ids of portals that must have been extracted; all others that were extracted into the workspace are included too. */
  readonly portals: readonly string[];
  readonly now: () => Date;
  /** Name and version of the program. */
  readonly software: string;
  /** Publish although more was lost than `registry.buildLimits` allows; the snapshot says so. Default: false. */
  readonly acceptLoss?: boolean;
  readonly onProgress?: OnProgress;
}

export interface SnapshotSummary {
  readonly path: string;
  /** The same whenever the inputs are the same. */
  readonly buildId: string;
  /** Nothing changed since the existing snapshot, which therefore stays. */
  readonly unchanged: boolean;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Agencies × years with a report. */
  readonly currentReports: number;
  /** The build that had reports, where this one has none; null otherwise. */
  readonly emptied: BuildFacts | null;
  /** What is missing of single portals, because a stage could not be done for them. */
  readonly failures: readonly PortalFailure[];
}

type Counts = Pick<SnapshotSummary, 'rows' | 'currentReports'>;

/**
 * Builds the snapshot from what crawl and extract wrote to the workspace and renames it over the old one, which is
 * kept among the builds. What cannot be read of one portal is left out. On any failure the old one stays.
 * @throws {Failure} `nothing_extracted`, `record_invalid`, `portal_invalid`, `snapshot_invalid`, `snapshot_loss`
 */
export async function buildSnapshot(options: SnapshotOptions): Promise<SnapshotSummary> {
  const { workspace, onProgress } = options;
  onProgress?.({ kind: 'begin', stage: 'load', total: null });
  const inputs = await readInputs(workspace, options.portals);
  const { counts, ...built } = await buildFromSound(options, inputs);
  const emptied = counts.currentReports === 0 ? await emptiedBuild(workspace) : null;
  onProgress?.({ kind: 'end', stage: 'load', summary: `${counts.currentReports} current reports` });
  return { path: workspace.snapshot, ...built, ...counts, emptied };
}

type Built = Pick<SnapshotSummary, 'buildId' | 'unchanged' | 'failures'> & { readonly counts: Counts };

/** Where that fails because files of a portal are damaged, again without them. */
async function buildFromSound(options: SnapshotOptions, inputs: Inputs): Promise<Built> {
  try {
    return await buildFrom(options, inputs);
  } catch (error) {
    const isLoss = error instanceof Failure && error.code === 'snapshot_loss';
    if (isLoss || isMachineFault(error, options.workspace)) throw error;
    const sound = await soundInputs(options.workspace, inputs);
    if (sound === null) throw error;
    return buildFrom(options, sound);
  }
}

async function buildFrom(options: SnapshotOptions, inputs: Inputs): Promise<Built> {
  const { workspace, registry, software } = options;
  const measures = measuresOf(registry.templates);
  const derived = derivedMeasuresOf(measures, registry.derived);
  const statements = snapshotStatements(registry, [...measures, ...derived]);
  const id = await buildId(registry.wholeHash, software, inputs);
  const sql = [...statements.tables, ...statements.views];
  const hash = await inputsHash(id, sql, inputs.portals, registry.deadlines);

  await removeLogOf(workspace.snapshot);
  const current = await readBuildFacts(workspace.snapshot);
  const unchanged = current?.inputsHash === hash;
  const counts = unchanged
    ? await withDatabase(workspace.snapshot, { access: 'read' }, count)
    : await publish(
        options,
        { registry, measures, derived, inputs: inputs.portals, failures: inputs.failures },
        statements,
        { build_id: id, inputs_hash: hash },
        // Where the file was damaged or removed, the newest kept snapshot shows what there was.
        current ?? (await listBuilds(workspace))[0] ?? null,
      );
  return { buildId: id, unchanged, failures: inputs.failures, counts };
}

async function publish(
  { workspace, registry, software, now, acceptLoss = false }: SnapshotOptions,
  sources: Omit<Sources, 'scratch'>,
  statements: Statements,
  hashes: Readonly<Record<'build_id' | 'inputs_hash', string>>,
  before: BuildFacts | null,
): Promise<Counts> {
  const builtAt = now().toISOString();
  const facts = {
    build: `${builtAt.replace(/[-:]|\.\d+/g, '')}-${hashes.inputs_hash.slice(0, 8)}`,
    ...hashes,
    built_at: builtAt,
    software,
    registry_hash: registry.wholeHash,
  };
  const built: Counts[] = [];
  await replaceFileWith(workspace.snapshot, async (beside) => {
    const scratch = `${beside}.jsonl`;
    await tellingRefusals(() => makeEmptySnapshot(beside, statements, sources, software));
    await withDatabase(beside, { access: 'make', spill: `${beside}.spill` }, async (connection, connect) => {
      const ofCells = await connect();
      await tellingRefusals(() => fillTables(connection, ofCells, { ...sources, scratch }));
      const { limits } = registry.buildLimits;
      const loss = before === null ? null : await acceptedLoss(connection, before, limits, acceptLoss);
      const meta = await metaRows(connection, sources.inputs, {
        ...facts,
        ...(loss === null ? {} : { accepted_loss: loss }),
      });
      await insertRows(connection, scratch, SNAPSHOT_TABLES.meta, meta);
      await runDataTests(ofCells);
      built.push(await count(connection));
      await connection.run('CHECKPOINT');
    });
    await keepCurrent(workspace);
    await removeLogOf(workspace.snapshot);
  });
  await pruneBuilds(workspace, registry.buildLimits.keep_builds);
  const [counts] = built;
  if (counts === undefined) throw new Error('a snapshot was built but not counted');
  return counts;
}

/** @throws {Failure} `snapshot_invalid` for a key that DuckDB refuses, or a text that is not in its list. */
async function tellingRefusals(fill: () => Promise<void>): Promise<void> {
  try {
    await fill();
  } catch (cause) {
    if (!(cause instanceof Error) || !/^(Constraint|Conversion) Error/.test(cause.message)) throw cause;
    throw new Failure('snapshot_invalid', { said: cause.message }, { cause });
  }
}

/** A program that opened the snapshot for writing may have left a log, which would be replayed into the new one. */
async function removeLogOf(snapshot: string): Promise<void> {
  await rm(`${snapshot}.wal`, { force: true });
}

async function count(connection: DuckDBConnection): Promise<Counts> {
  const tables = Object.values(SNAPSHOT_TABLES).map(({ name }) => name);
  const counts = [
    ...tables.map((name) => `SELECT ${sqlText(name)} AS name, count(*) AS rows FROM ${sqlName(name)}`),
    `SELECT ${sqlText(CURRENT)}, count(*) FROM report WHERE is_current`,
  ];
  const counted = await selectRows(
    connection,
    `SELECT name, CAST(rows AS DOUBLE) AS rows FROM (${counts.join(' UNION ALL ')})`,
    z.object({ name: z.string(), rows: z.number() }),
  );
  const byName = new Map(counted.map(({ name, rows }) => [name, rows]));
  return {
    rows: Object.fromEntries(tables.map((name) => [name, byName.get(name) ?? 0])),
    currentReports: byName.get(CURRENT) ?? 0,
  };
}

const CURRENT = 'current reports';
