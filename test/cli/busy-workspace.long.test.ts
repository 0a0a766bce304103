import { cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../src/workspace/index.ts';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { whileAnotherHolds } from '../workspace/lock-competitor.ts';
import { nianbao } from './nianbao.ts';
import { READING, reading } from './reading-commands.ts';

const warc = fileURLToPath(new URL('../fixtures', import.meta.url));

let root: string;
let workspace: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-busy-'));
  workspace = await demoWorkspace();
  await cp(join(workspace, 'snapshot', 'nianbao.duckdb'), join(root, 'older.duckdb'));
});
afterAll(() => rm(root, { recursive: true }));

const WRITING = [
  ['run', '--portal', 'tianjin-nankai'],
  ['crawl', '--portal', 'tianjin-nankai'],
  ['extract'],
  ['load'],
  ['export'],
  ['export', '--output', 'WORKSPACE/release'],
  ['rollback'],
  ['demo'],
  ['archive', 'import', warc, '--portal', 'tianjin-nankai'],
];

describe('while another process works in a workspace', () => {
  it('what reads it, or writes elsewhere, continues', async () => {
    await whileAnotherHolds(workspaceAt(workspace).lock, async () => {
      for (const args of READING) {
        expect([args, await nianbao(reading(args, workspace, root))]).toEqual([
          args,
          expect.objectContaining({ status: 0, err: '' }),
        ]);
      }
    });
    const released = await readFile(join(root, 'release', 'observations.csv'));
    expect(released).toEqual(await readFile(join(workspace, 'export', 'observations.csv')));
  });

  it('an export into it by way of a link is refused, also where there was none before', async () => {
    const link = join(root, 'link');
    await symlink(workspace, link);
    await rename(join(workspace, 'export'), join(root, 'kept-export'));
    await whileAnotherHolds(workspaceAt(workspace).lock, async () => {
      expect(await nianbao(['export', '--workspace', link])).toMatchObject({ status: 4 });
    });
    await rename(join(root, 'kept-export'), join(workspace, 'export'));
  });

  it('what writes into it is refused, and writes nothing', async () => {
    const before = (await readdir(workspace, { recursive: true })).sort();
    await whileAnotherHolds(workspaceAt(workspace).lock, async () => {
      for (const args of WRITING) {
        const given = args.map((arg) => arg.replace('WORKSPACE', workspace));
        const { status, err } = await nianbao([...given, '--workspace', workspace]);
        expect([args, status, err]).toEqual([args, 4, expect.stringContaining('workspace_locked')]);
      }
    });
    expect((await readdir(workspace, { recursive: true })).sort()).toEqual(before);
  });
});
