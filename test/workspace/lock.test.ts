import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '../../src/workspace/index.ts';
import { refusalOf } from '../refusal-of.ts';
import { Competitor } from './lock-competitor.ts';

let folder: string;
let other: Competitor;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'nianbao-lock-test-')));
  other = new Competitor();
  expect(await other.says()).toBe('ready');
});
afterAll(() => other.kill());

const HELD_FOR_EVER = 1_000_000;
const takes = (path: string): Promise<string> => withLock(path, () => Promise.resolve('taken'));

describe('the lock of a workspace', () => {
  it('is held by one at a time in this process, however the path is written', async () => {
    const path = join(folder, 'twice', 'nianbao.lock');
    await symlink(join(folder, 'twice'), join(folder, 'alias'));
    await withLock(path, async () => {
      await expect(takes(path)).rejects.toMatchObject({ code: 'workspace_locked' });
      expect(await refusalOf(takes(join(folder, 'alias', 'nianbao.lock')))).toMatchObject({
        code: 'workspace_locked',
        message: expect.stringContaining(`process ${process.pid} is working`),
      });
      other.tell(path, 0);
      expect(await other.outcome()).toContain(`process ${process.pid}`);
    });
    expect(await takes(path)).toBe('taken');
  });

  it('is free again after work that failed', async () => {
    const path = join(folder, 'failed', 'nianbao.lock');
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    other.tell(path, 0);
    expect(await other.outcome()).toBe('done');
  });

  it('names the process that holds it, and is free at once when that is killed', async () => {
    const path = join(folder, 'killed', 'nianbao.lock');
    const victim = new Competitor();
    expect(await victim.says()).toBe('ready');
    victim.tell(path, HELD_FOR_EVER);
    expect(await victim.says()).toBe('held');
    expect(await refusalOf(takes(path))).toMatchObject({
      code: 'workspace_locked',
      message: expect.stringMatching(
        new RegExp(`process ${victim.child.pid} .*is working in this workspace`),
      ),
    });
    await victim.kill();
    expect(await takes(path)).toBe('taken');
  });

  it.each([
    ['the number of a process that is alive, as earlier versions wrote it', `${process.pid}\n`],
    ['nothing', ''],
    ['the first half of a lock', 'half'],
    ['other bytes', 'x'.repeat(50_000)],
  ])('is taken where there lies %s, and holds', async (name, content) => {
    const path = join(await mkdtemp(join(folder, 'found-')), 'nianbao.lock');
    await writeFile(path, content === 'half' ? await halfOfALock() : content);
    await withLock(path, async () => {
      other.tell(path, 0);
      expect(await other.outcome(), name).toContain(`process ${process.pid}`);
    });
  });

  it('says so where a folder is at its path, and leaves it', async () => {
    const path = join(folder, 'with-folder', 'nianbao.lock');
    await mkdir(join(path, 'inside'), { recursive: true });
    await expect(takes(path)).rejects.toMatchObject({ code: 'workspace_unwritable' });
    await mkdir(join(path, 'inside', 'still'));
  });

  it('says so where a named pipe is at its path, and does not wait for its other end', async () => {
    const path = join(folder, 'pipe.lock');
    execFileSync('mkfifo', [path]);
    await expect(takes(path)).rejects.toMatchObject({ code: 'workspace_unwritable' });
  });

  it('says so where its folder cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'a file');
    await expect(takes(join(file, 'nianbao.lock'))).rejects.toMatchObject({ code: 'workspace_unwritable' });
    expect(await readFile(file, 'utf8')).toBe('a file');
  });
});

async function halfOfALock(): Promise<Uint8Array> {
  const path = join(folder, 'whole', 'nianbao.lock');
  await takes(path);
  const whole = await readFile(path);
  return whole.subarray(0, whole.length / 2);
}
