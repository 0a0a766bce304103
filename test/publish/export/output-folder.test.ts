import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceExport } from '../../../src/publish/export/output-folder.ts';
import { withDatabase } from '../../../src/workspace/index.ts';
import { refusalOf } from '../../refusal-of.ts';
import { hashes } from './read-back.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-output-'));
  folder = join(root, 'export');
  await replaceExport(folder, writing('old'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const FILES = ['reports.csv', 'observations.csv'];

function writing(text: string): (beside: string) => Promise<void> {
  return async (beside) => {
    for (const file of FILES) await writeFile(join(beside, file), `${text} ${file}`);
  };
}

/** Writes one file, then fails with an error of the system or DuckDB. */
function failing(error: Error): (beside: string) => Promise<void> {
  return async (beside) => {
    await writeFile(join(beside, 'reports.csv'), 'half');
    throw error;
  };
}

it('takes the place of the one before, and leaves nothing beside', async () => {
  const old = await hashes(folder);
  await replaceExport(folder, writing('new'));
  expect(Object.keys(await hashes(folder))).toEqual(Object.keys(old));
  expect(await hashes(folder)).not.toEqual(old);
  expect(await readdir(root)).toEqual(['export']);
});

it.each([
  ['a full disk', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
  [
    'a full disk under DuckDB',
    new Error('IO Error: Could not write all bytes to file: No space left on device'),
  ],
  ['a full disk under SQLite', new Error('database or disk is full')],
  ['a folder that may not be written', Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' })],
])('%s leaves the old export whole, and says so', async (_, error) => {
  const old = await hashes(folder);
  await expect(replaceExport(folder, failing(error))).rejects.toMatchObject({ code: 'export_unwritable' });
  expect(await hashes(folder)).toEqual(old);
  expect(await readdir(root)).toEqual(['export']);
});

it('too little memory for DuckDB leaves the old export whole, and says what to do', async () => {
  const old = await hashes(folder);
  const sorting = () =>
    withDatabase(':memory:', { memory: '1MB', threads: 1 }, async (connection) => {
      await connection.run("SET temp_directory TO ''");
      await connection.runAndReadAll('SELECT list(i) FROM range(10_000_000) AS counted (i)');
    });
  expect(await refusalOf(replaceExport(folder, sorting))).toMatchObject({
    code: 'export_too_large',
    message: expect.stringContaining('--table'),
  });
  expect(await hashes(folder)).toEqual(old);
});

it('an unforeseen error is not mistaken for one of the disk', async () => {
  const error = new Error('reports.x is described nowhere');
  await expect(replaceExport(folder, failing(error))).rejects.toBe(error);
});

it('a place below a file cannot be written', async () => {
  await writeFile(join(root, 'file'), '');
  await expect(replaceExport(join(root, 'file', 'export'), writing('new'))).rejects.toMatchObject({
    code: 'export_unwritable',
  });
});

it('a folder with other files is not replaced', async () => {
  await writeFile(join(folder, 'my analysis.xlsx'), 'work of a week');
  const old = await hashes(folder);
  await expect(replaceExport(folder, writing('new'))).rejects.toMatchObject({ code: 'folder_taken' });
  expect(await hashes(folder)).toEqual(old);
});

it('notes that programs leave are no reason to refuse', async () => {
  await writeFile(join(folder, '.DS_Store'), '');
  await writeFile(join(folder, '~$nianbao.xlsx'), '');
  await replaceExport(folder, writing('new'));
  expect((await readdir(folder)).sort()).toEqual([...FILES].sort());
});

it('cut off between its two renames, the old export is put back before the next one is made', async () => {
  const old = await hashes(folder);
  await rename(folder, `${folder}.old`);
  await mkdir(`${folder}.tmp`);
  await expect(replaceExport(folder, failing(new Error('disk is full')))).rejects.toThrow();
  expect(await hashes(folder)).toEqual(old);
});
