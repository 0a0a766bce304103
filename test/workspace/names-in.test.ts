import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, namesIn } from '../../src/workspace/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-names-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the names in a folder', () => {
  it('are those of its files and folders', async () => {
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'b.csv'), '');
    expect((await namesIn(folder)).toSorted()).toEqual(['a', 'b.csv']);
  });

  it('are none where the folder does not exist', async () => {
    expect(await namesIn(join(folder, 'nowhere'))).toEqual([]);
  });

  it('of what is no folder are an error with its code', async () => {
    await writeFile(join(folder, 'file'), '');
    const error = await namesIn(join(folder, 'file')).catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('ENOTDIR');
  });
});
