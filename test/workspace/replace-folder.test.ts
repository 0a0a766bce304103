import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replacedFolders, replaceFolderWith, restoreFolder } from '../../src/workspace/index.ts';

/** Which rename of a call fails, and how; `crash` never comes back, as little as a process that is killed. */
const fault = vi.hoisted(() => ({
  at: 0,
  kind: 'none' as 'none' | 'crash' | 'error',
  renames: 0,
  onCrash: () => {},
}));

vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>();
  const rename: typeof fs.rename = async (from, to) => {
    fault.renames += 1;
    if (fault.renames === fault.at && fault.kind === 'crash') {
      fault.onCrash();
      return new Promise(() => {});
    }
    if (fault.renames === fault.at && fault.kind === 'error') throw new Error('EBUSY');
    return fs.rename(from, to);
  };
  return { ...fs, rename };
});

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nianbao-folder-'));
  folder = join(parent, 'rows');
  await mkdir(folder);
  await writeFile(join(folder, 'old.txt'), 'old');
  Object.assign(fault, { at: 0, kind: 'none', renames: 0 });
});
afterEach(() => rm(parent, { recursive: true }));

const writeNew = (beside: string) => writeFile(join(beside, 'new.txt'), 'new');

/** Replaces the folder and is cut off at one of its two renames. */
async function cutOffAt(rename: number): Promise<void> {
  await new Promise<void>((resolve) => {
    Object.assign(fault, { at: rename, kind: 'crash', onCrash: resolve });
    void replaceFolderWith(folder, writeNew);
  });
  fault.kind = 'none';
}

describe('a folder that is replaced', () => {
  it('has what was written, and nothing of before', async () => {
    await replaceFolderWith(folder, writeNew);
    expect(await readdir(folder)).toEqual(['new.txt']);
    expect(await readdir(parent)).toEqual(['rows']);
  });

  it('stays when the writing fails', async () => {
    const write = () => Promise.reject(new Error('no space'));
    await expect(replaceFolderWith(folder, write)).rejects.toThrow('no space');
    expect(await readdir(folder)).toEqual(['old.txt']);
    expect(await readdir(parent)).toEqual(['rows']);
  });

  it('stays when the new one cannot be put in its place', async () => {
    Object.assign(fault, { at: 2, kind: 'error' });
    await expect(replaceFolderWith(folder, writeNew)).rejects.toThrow('EBUSY');
    expect(await readdir(folder)).toEqual(['old.txt']);
    expect(await readdir(parent)).toEqual(['rows']);
  });
});

describe.each([1, 2])('a folder whose replacing was cut off at rename %d', (rename) => {
  beforeEach(() => cutOffAt(rename));

  it('is the old one for a reader that restores it', async () => {
    await restoreFolder(folder);
    expect(await readFile(join(folder, 'old.txt'), 'utf8')).toBe('old');
  });

  it('is listed, and what is beside it is not', async () => {
    expect(await replacedFolders(parent)).toEqual(['rows']);
    expect(await readdir(folder)).toEqual(['old.txt']);
  });

  it('is the new one after the next replacing', async () => {
    await replaceFolderWith(folder, writeNew);
    expect(await readdir(folder)).toEqual(['new.txt']);
    expect(await readdir(parent)).toEqual(['rows']);
  });
});

it('an old folder that was not yet removed does not take the place of the new one', async () => {
  await mkdir(`${folder}.old`);
  expect(await replacedFolders(parent)).toEqual(['rows']);
  expect(await readdir(folder)).toEqual(['old.txt']);
  expect(await readdir(parent)).toEqual(['rows']);
});
