import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isThere } from '../../src/workspace/index.ts';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { exportsOf } from './exports-of.ts';
import { nianbao, nianbaoProcess } from './nianbao.ts';

/** Moments from before the first request to the end of the export, by what lies in the workspace then. */
const MOMENTS: readonly ((workspace: string) => Promise<boolean>)[] = [
  async () => true,
  (workspace) => isThere(join(workspace, 'nianbao.lock')),
  ...[1, 60_000, 150_000].map((bytes) => async (workspace: string) => {
    return (await archived(workspace)) >= bytes;
  }),
  ...[
    'crawl/demo/runs.jsonl',
    'extracted/portals/demo.tmp',
    'extracted/portals/demo',
    'snapshot/nianbao.duckdb.tmp',
    'export.tmp',
    'export.tmp/observations.csv',
    'export',
  ].map((path) => (workspace: string) => isThere(join(workspace, path))),
];

/** Bytes of the demo's archive. */
async function archived(workspace: string): Promise<number> {
  const folder = join(workspace, 'archive', 'demo');
  const names = await readdir(folder).catch(() => []);
  const sizes = names
    .filter((name) => name.endsWith('.warc.gz'))
    .map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

it('the demo, killed again and again at any moment, ends with the same bytes', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'nianbao-killed-'));
  const signals: (string | null)[] = [];
  for (const isTime of MOMENTS) {
    const { signal } = await nianbaoProcess(['demo', '--workspace', workspace], {
      killOnce: () => isTime(workspace),
    });
    signals.push(signal);
  }
  expect(signals).toEqual(MOMENTS.map(() => 'SIGKILL'));
  const { status } = await nianbao(['demo', '--workspace', workspace]);
  expect(status).toBe(0);
  expect(await exportsOf(workspace)).toEqual(await exportsOf(await demoWorkspace()));
});
