import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TableSpec } from '../../src/domain/index.ts';
import { sqlText, withDatabase } from '../../src/workspace/index.ts';
import { writeParquet } from '../../src/workspace/parquet.ts';

const fruit: TableSpec = {
  name: 'fruit',
  zh: '水果',
  en: 'Fruit',
  primaryKey: ['id'],
  foreignKeys: [],
  columns: [
    { name: 'id', type: 'VARCHAR', nullable: false, zh: '编号', en: 'Id' },
    { name: 'weight', type: 'DOUBLE', nullable: true, zh: '重量', en: 'Weight' },
    { name: 'picked_on', type: 'DATE', nullable: true, zh: '日期', en: 'Date' },
    { name: 'seen_at', type: 'TIMESTAMP', nullable: true, zh: '时间', en: 'Time' },
    { name: 'flags', type: 'VARCHAR[]', nullable: false, zh: '标记', en: 'Flags' },
  ],
};
const pear = {
  id: '梨',
  weight: 0.1,
  picked_on: '2025-01-17',
  seen_at: '2025-01-17T08:00:00.500Z',
  flags: ['ripe', 'blank'],
};
const apple = { id: 'apple', weight: null, picked_on: null, seen_at: null, flags: [] };

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-parquet-'));
  path = join(folder, 'fruit.parquet');
});
afterEach(() => rm(folder, { recursive: true }));

const read = () =>
  withDatabase(':memory:', {}, async (connection) =>
    (await connection.runAndReadAll(`SELECT * FROM ${sqlText(path)}`)).getRowsJson(),
  );

describe('a Parquet file', () => {
  it('keeps every type as given, sorted by key', async () => {
    await writeParquet(path, fruit, [pear, apple]);
    expect(await read()).toEqual([
      ['apple', null, null, null, []],
      ['梨', 0.1, '2025-01-17', '2025-01-17 08:00:00.5', ['ripe', 'blank']],
    ]);
  });

  it('has the same bytes whatever the order of the rows', async () => {
    await writeParquet(path, fruit, [pear, apple]);
    const first = await readFile(path);
    await writeParquet(path, fruit, [apple, pear]);
    expect(Buffer.compare(first, await readFile(path))).toBe(0);
  });

  it('may have no rows and still has its columns', async () => {
    await writeParquet(path, fruit, []);
    expect(await read()).toEqual([]);
  });

  it('leaves nothing beside it', async () => {
    await writeParquet(path, fruit, [pear]);
    expect(await readdir(folder)).toEqual(['fruit.parquet']);
  });

  it('takes a text that was cut inside a character', async () => {
    await writeParquet(path, fruit, [{ ...apple, id: '𠮷'.slice(0, 1) }]);
    expect(await read()).toEqual([['\uFFFD', null, null, null, []]]);
  });
});

describe('a row that does not fit its table is refused, and the old file stays', () => {
  it.each([
    ['a column is missing', { id: 'fig' }, 'fruit.weight is missing from a row'],
    ['a column too many', { ...apple, taste: 'sweet' }, 'fruit has no column taste'],
    ['null where there is none', { ...apple, id: null }, 'fruit.id must not be null'],
    ['no number', { ...apple, weight: Number.NaN }, 'fruit.weight must be a finite number, not NaN'],
  ])('%s', async (_, row, message) => {
    await writeFile(path, 'old');
    await expect(writeParquet(path, fruit, [row])).rejects.toThrow(message);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['fruit.parquet']);
  });
});
