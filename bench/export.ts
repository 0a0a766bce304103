import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSnapshot } from '../src/load/index.ts';
import { readRegistry } from '../src/registry/index.ts';
import { workspaceAt } from '../src/workspace/index.ts';
import { ResultSchema, type Task } from './export/one-export.ts';
import { median, roundsWith } from './load/timing.ts';
import { PORTAL, writeWorkspace } from './load/workspace.ts';

/** Of 200 cells: one million observations. */
const REPORTS = 5_000;
const ROUNDS = 3;
/** The bounds of the design: time of the long CSV compared with DuckDB's own COPY, and memory of every export. */
const BOUND = 1.3;
const MEBIBYTES = 512;

type Work = Pick<Task, 'format' | 'table'>;

const BARE: Work = { format: 'bare', table: 'observations' };
const CSV: readonly Work[] = [
  'observations',
  'reports',
  'comparison',
  'indicators',
  'division_totals',
  'kind_totals',
  'coverage',
].map((table) => ({
  format: 'csv',
  table,
}));
/** These take minutes for ten million rows. */
const OTHERS: readonly Work[] = [
  { format: 'parquet', table: 'observations' },
  { format: 'xlsx', table: 'observations' },
  { format: 'sqlite', table: 'observations' },
];

/** Times exports of generated observations, each in a separate process, alternating with DuckDB's own COPY; only CSV above a million. */
export async function main(reports: number = REPORTS): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  try {
    const workspace = workspaceAt(root);
    const registry = await readRegistry();
    await writeWorkspace(workspace, registry.templates, reports);
    const now = () => new Date(0);
    await buildSnapshot({ workspace, registry, portals: [PORTAL], now, software: 'bench' });
    const measure = async (work: Work) => {
      const folder = join(root, 'out', 'export');
      await mkdir(join(root, 'out'));
      const result = await apart({ ...work, snapshot: workspace.snapshot, folder });
      await rm(join(root, 'out'), { recursive: true, force: true });
      return result;
    };
    const rounds = roundsWith(reports, ROUNDS);
    console.log(`${reports * 200} observations, median of ${rounds} for CSV`);
    await report([BARE, ...CSV], rounds, measure);
    if (reports <= REPORTS) await report([BARE, ...OTHERS], 1, measure);
  } finally {
    await rm(root, { recursive: true });
  }
}

async function report(
  works: readonly Work[],
  rounds: number,
  measure: (work: Work) => Promise<Measured>,
): Promise<void> {
  const results = works.map((): Measured[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) results[at]?.push(await measure(work));
  }
  for (const [at, { format, table }] of works.entries()) {
    const mine = results[at] ?? [];
    const ms = median(mine.map((result) => result.ms));
    // The machine may be busier in one round than in another: the ratio is taken inside each.
    const ratioOf = (unit: 'ms' | 'cpuMs') =>
      median(mine.map((result, round) => result[unit] / (results[0]?.[round]?.[unit] ?? Number.NaN)));
    const ratio = ratioOf('ms');
    const mebibytes = Math.max(...mine.map((result) => result.mebibytes));
    const isLong = format === 'csv' && table === 'observations';
    const over = [
      ...(isLong && ratio > BOUND ? [`OVER the bound of ${BOUND} x`] : []),
      ...(format !== 'bare' && mebibytes > MEBIBYTES ? [`OVER the bound of ${MEBIBYTES} MiB`] : []),
    ];
    if (over.length > 0) process.exitCode = 1;
    console.log(
      `${`${format} ${table}`.padEnd(24)} ${ms.toFixed(0).padStart(8)} ms ${ratio.toFixed(2).padStart(6)} x  CPU ${ratioOf('cpuMs').toFixed(2).padStart(6)} x ` +
        `${mebibytes.toFixed(0).padStart(6)} MiB  ${over.join(', ')}`,
    );
  }
}

type Measured = ReturnType<typeof ResultSchema.parse>;

async function apart(task: Task): Promise<Measured> {
  const script = fileURLToPath(new URL('./export/one-export.js', import.meta.url));
  const child = fork(script, [JSON.stringify(task)]);
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([status]) => {
      throw new Error(`${task.format} of ${task.table} ended with status ${status}`);
    }),
  ]);
  return ResultSchema.parse(message);
}
