import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { READING, reading } from './reading-commands.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Nothing can be written there by anybody, root included. */
const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';

it('what reads a workspace, or writes elsewhere, does so on a read-only file system', async ({ skip }) => {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-read-only-'));
  const workspace = await demoWorkspace();
  await cp(join(workspace, 'snapshot', 'nianbao.duckdb'), join(root, 'older.duckdb'));
  const onReadOnly = (command: readonly string[]) =>
    run('unshare', ['--mount', 'sh', '-c', READ_ONLY, workspace, ...command]);
  await onReadOnly(['true']).catch(() => skip('this machine lets nobody mount'));
  await expect(onReadOnly(['touch', join(workspace, 'file')])).rejects.toThrow('Read-only');
  for (const args of READING) {
    const done = await onReadOnly([process.execPath, main, ...reading(args, workspace, root)]);
    expect([args, done.stderr]).toEqual([args, '']);
  }
  const refused = onReadOnly([process.execPath, main, 'load', '--workspace', workspace]);
  const stderr = expect.stringContaining('workspace_unwritable');
  await expect(refused).rejects.toMatchObject({ code: 3, stderr });
  await rm(root, { recursive: true });
});
