import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuresOf, SNAPSHOT_TABLES } from '../src/domain/index.ts';
import { buildSnapshot } from '../src/load/index.ts';
import { insertFrom } from '../src/load/insert-rows.ts';
import { createTable } from '../src/load/schema.ts';
import { textLists } from '../src/load/statements.ts';
import { readRegistry } from '../src/registry/index.ts';
import { sqlText, withDatabase, workspaceAt } from '../src/workspace/index.ts';
import { type QueryTime, queryTimes } from './load/queries.ts';
import { median, roundsWith, timed } from './load/timing.ts';
import { PORTAL, writeWorkspace } from './load/workspace.ts';

/** Of 200 cells: one million observations, about a province's counties in one year. */
const REPORTS = 5_000;
const ROUNDS = 5;
/** The bound of the design: a whole build costs at most this many times what DuckDB alone needs. */
const BOUND = 1.5;

interface Timing {
  readonly bare: number;
  readonly observations: number;
  readonly build: number;
}

/** Times the build of a snapshot, alternating with DuckDB's own insert of the same file; then queries on it. */
export async function main(reports: number = REPORTS): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  try {
    const workspace = workspaceAt(root);
    const registry = await readRegistry();
    await writeWorkspace(workspace, registry.templates, reports);
    const parquet = join(workspace.extracted(PORTAL), 'observation.parquet');
    const options = { workspace, registry, portals: [PORTAL], now: () => new Date(0), software: 'bench' };
    const rounds: Timing[] = [];
    const lists = textLists(registry, measuresOf(registry.templates));
    const table = createTable(SNAPSHOT_TABLES.observation, lists);
    const first = await timed(() => buildSnapshot(options));
    const count = roundsWith(reports, ROUNDS);
    for (let round = 0; round < count; round += 1) {
      await rm(workspace.snapshot, { force: true });
      await rm(workspace.builds, { recursive: true, force: true });
      rounds.push({
        bare: await timeInsert(root, parquet, null),
        observations: await timeInsert(root, parquet, table),
        build: await timed(() => buildSnapshot(options)),
      });
    }
    const unchanged = await timed(() => buildSnapshot(options));
    report(reports * 200, rounds, { first, unchanged }, await queryTimes(workspace.snapshot, ROUNDS));
  } finally {
    await rm(root, { recursive: true });
  }
}

function report(
  cells: number,
  rounds: readonly Timing[],
  { first, unchanged }: Readonly<Record<'first' | 'unchanged', number>>,
  queries: readonly QueryTime[],
): void {
  const bare = median(rounds.map((round) => round.bare));
  // The machine may be busier in one round than in another: the ratio is taken inside each.
  const line = (name: string, times: readonly number[]) =>
    `${name.padEnd(38)} ${median(times).toFixed(0).padStart(6)} ms  ${median(times.map((time, round) => time / (rounds[round]?.bare ?? bare))).toFixed(2)} x`;
  const ratio = median(rounds.map((round) => round.build / round.bare));
  const lines = [
    `${cells} observations, median of ${rounds.length}`,
    line(
      'DuckDB: INSERT … SELECT * FROM parquet',
      rounds.map((round) => round.bare),
    ),
    line(
      'load: the table observation',
      rounds.map((round) => round.observations),
    ),
    line(
      'load: whole build, with data tests',
      rounds.map((round) => round.build),
    ),
    `first build with a registry             ${first.toFixed(0).padStart(6)} ms  ${(first / bare).toFixed(2)} x`,
    `load again, nothing changed             ${unchanged.toFixed(0).padStart(6)} ms`,
    ...queries.map(
      ({ name, time, bare: scan }) =>
        `${name.padEnd(38)} ${time.toFixed(1).padStart(6)} ms  ${(time / scan).toFixed(1)} x a bare scan`,
    ),
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    ratio <= BOUND ? `within the bound of ${BOUND} x` : `OVER the bound of ${BOUND} x: ${ratio.toFixed(2)} x`,
  ];
  console.log(lines.join('\n'));
}

/** Into a new file each time: with the table, constraints and statement of ours, or (null) as DuckDB does it alone. */
async function timeInsert(root: string, parquet: string, ours: string | null): Promise<number> {
  const path = join(root, 'insert.duckdb');
  await rm(path, { force: true });
  const source = `read_parquet(${sqlText(parquet)})`;
  return withDatabase(path, {}, async (connection) => {
    await connection.run(ours ?? `CREATE TABLE observation AS FROM ${source} LIMIT 0`);
    return timed(async () => {
      await (ours === null
        ? connection.run(`INSERT INTO observation SELECT * FROM ${source}`)
        : insertFrom(connection, SNAPSHOT_TABLES.observation, source));
      await connection.run('CHECKPOINT');
    });
  });
}
