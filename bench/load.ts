import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { EXTRACTED_TABLES, measuresOf, SNAPSHOT_TABLES, type Template } from '../src/domain/index.ts';
import { buildSnapshot } from '../src/load/index.ts';
import { insertFrom } from '../src/load/insert-rows.ts';
import { createTable } from '../src/load/schema.ts';
import { readRegistry } from '../src/registry/index.ts';
import {
  sqlText,
  type Workspace,
  withDatabase,
  workspaceAt,
  writeJsonLines,
  writeParquet,
} from '../src/workspace/index.ts';

/** 5,000 reports of 200 cells: one million observations, about a province's counties in one year. */
const REPORTS = Number(process.env['BENCH_REPORTS'] ?? 5_000);
const ROUNDS = 5;
const PORTAL = 'bench';
/** The bound that the design sets: loading costs at most this many times what DuckDB needs by itself. */
const BOUND = 1.5;

interface Timing {
  readonly bare: number;
  readonly observations: number;
  readonly build: number;
}

/** Times the load of a million observations against DuckDB's own insert of the same file, in turns. */
export async function main(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  try {
    const workspace = workspaceAt(root);
    const registry = await readRegistry();
    await writeWorkspace(workspace, registry.templates);
    const parquet = join(workspace.extracted(PORTAL), 'observation.parquet');
    const rounds: Timing[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        bare: await timeInsert(root, parquet, false),
        observations: await timeInsert(root, parquet, true),
        build: await timed(() =>
          buildSnapshot({
            workspace,
            registry,
            portals: [PORTAL],
            now: () => new Date(0),
            software: 'bench',
          }),
        ),
      });
    }
    report(rounds);
  } finally {
    await rm(root, { recursive: true });
  }
}

function report(rounds: readonly Timing[]): void {
  const bare = median(rounds.map((round) => round.bare));
  const observations = median(rounds.map((round) => round.observations));
  const build = median(rounds.map((round) => round.build));
  const line = (name: string, value: number) =>
    `${name.padEnd(36)} ${value.toFixed(0).padStart(6)} ms  ${(value / bare).toFixed(2)} x`;
  const lines = [
    `${REPORTS * 200} observations, median of ${ROUNDS}`,
    line('DuckDB: INSERT … SELECT * FROM parquet', bare),
    line('load: the table observation', observations),
    line('load: whole build, with data tests', build),
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    observations / bare <= BOUND ? `within the bound of ${BOUND} x` : `OVER the bound of ${BOUND} x`,
  ];
  console.log(lines.join('\n'));
}

/** Into a new file each time: with our table, its constraints and our statement, or as DuckDB does it alone. */
async function timeInsert(root: string, parquet: string, ours: boolean): Promise<number> {
  const path = join(root, 'insert.duckdb');
  await rm(path, { force: true });
  const source = `read_parquet(${sqlText(parquet)})`;
  const table = SNAPSHOT_TABLES.observation;
  return withDatabase(path, {}, async (connection) => {
    await connection.run(ours ? createTable(table) : `CREATE TABLE observation AS FROM ${source} LIMIT 0`);
    return timed(async () => {
      await (ours
        ? insertFrom(connection, table, source)
        : connection.run(`INSERT INTO observation SELECT * FROM ${source}`));
      await connection.run('CHECKPOINT');
    });
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export async function writeWorkspace(workspace: Workspace, templates: readonly Template[]): Promise<void> {
  await writeJsonLines(workspace.portalFile(PORTAL), [
    { id: PORTAL, name: '示范', division: '120104', entry_url: 'http://bench.invalid/' },
  ]);
  await mkdir(workspace.extracted(PORTAL), { recursive: true });
  for (const table of Object.values(EXTRACTED_TABLES)) {
    const path = join(workspace.extracted(PORTAL), `${table.name}.parquet`);
    const query = QUERIES[table.name];
    if (query === undefined) await writeParquet(path, table, []);
    else await generate(path, query(templates), table.primaryKey);
  }
}

async function generate(path: string, query: string, key: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await withDatabase(':memory:', {}, (connection) =>
    connection.run(
      `COPY (SELECT * FROM (${query}) ORDER BY ${key.join(', ')}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
    ),
  );
}

/** Rows made up by DuckDB; `hash` takes the place of a seeded random number. */
const QUERIES: Readonly<Record<string, (templates: readonly Template[]) => string>> = {
  document: () => `
    SELECT printf('%016x', n) AS document_id, '${PORTAL}' AS portal_id,
      printf('http://bench.invalid/zfxxgknb/202401/t20240115_%d.html', n) AS url, sha256(CAST(n AS VARCHAR)) AS sha256,
      'report' AS role, 'html' AS format, true AS is_report, '年度报告' AS listed_title, NULL::VARCHAR AS listed_agency,
      NULL::DATE AS listed_on, '1' AS extractor_version
    FROM range(${REPORTS}) AS numbers (n)`,
  report: () => `
    SELECT printf('%016x-1', n) AS report_id, printf('%016x', n) AS document_id, '年度报告' AS title,
      printf('机关%d', n // 5) AS agency_name, 'title' AS agency_evidence, '120104' AS division_code,
      'meta' AS division_evidence, CAST(2021 + n % 5 AS INTEGER) AS report_year, 'title' AS year_evidence,
      '2021' AS template, DATE '2024-01-15' AS published_on, 'meta' AS published_evidence, NULL::DATE AS signed_on,
      false AS identity_conflict
    FROM range(${REPORTS}) AS numbers (n)`,
  observation: (templates) => {
    const cells = measuresOf(templates)
      .filter((measure) => measure.templates.includes('2021'))
      .map((measure) => `(${sqlText(measure.id)}, ${sqlText(measure.unit)})`);
    return `
    SELECT printf('%016x-1', n) AS report_id, measure_id, '2021' AS template,
      CAST(hash(n, measure_id) % 300 AS DOUBLE) AS value, CAST(hash(n, measure_id) % 300 AS VARCHAR) AS raw, unit,
      CAST([] AS VARCHAR[]) AS flags, 'labels' AS matched_by,
      printf('div#zoom > table:nth-of-type(2) > tr:nth-child(%d) > td', hash(measure_id) % 40) AS anchor
    FROM range(${REPORTS}) AS numbers (n), (VALUES ${cells.join(', ')}) AS measures (measure_id, unit)`;
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
