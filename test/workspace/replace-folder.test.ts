import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replacedFolders, replaceFolderWith, restoreFolder } from '../../src/workspace/index.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nianbao-folder-'));
  folder = join(parent, 'rows');
  await mkdir(folder);
  await writeFile(join(folder, 'old.txt'), 'old');
});
afterEach(() => rm(parent, { recursive: true }));

const writeNew = (beside: string) => writeFile(join(beside, 'new.txt'), 'new');

/** Replaces the folder and goes no further than the new one being written, as little as a process that is killed. */
async function cutOffBeforeRenames(): Promise<void> {
  await new Promise<void>((resolve) => {
    const write = async (beside: string) => {
      await writeNew(beside);
      resolve();
      await new Promise(() => {});
    };
    void replaceFolderWith(folder, write);
  });
}

/** The first of the two renames is done then. */
async function cutOffBetweenRenames(): Promise<void> {
  await cutOffBeforeRenames();
  await rename(folder, `${folder}.old`);
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
    await expect(replaceFolderWith(folder, (beside) => rm(beside, { recursive: true }))).rejects.toThrow(
      'ENOENT',
    );
    expect(await readdir(folder)).toEqual(['old.txt']);
    expect(await readdir(parent)).toEqual(['rows']);
  });
});

describe.each([
  ['before', cutOffBeforeRenames],
  ['between', cutOffBetweenRenames],
])('a folder whose replacing was cut off %s its two renames', (_, cutOff) => {
  beforeEach(cutOff);

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
