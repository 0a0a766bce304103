import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeStream } from '../../src/workspace/write-stream.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('writes what a stream brings', async () => {
  await writeStream(join(folder, 'whole'), Readable.from(['年', '报']), true);
  expect(await readFile(join(folder, 'whole'), 'utf8')).toBe('年报');
  await rm(join(folder, 'whole'));
});

it('makes no file after it has failed', async () => {
  // It did so once in a hundred times.
  for (let time = 0; time < 500; time += 1) {
    const path = join(folder, 'failed');
    const failing = new Readable({
      read() {
        this.destroy(new Error('refused'));
      },
    });
    await expect(writeStream(path, failing, false)).rejects.toThrow('refused');
    await rm(path);
  }
  expect(await readdir(folder)).toEqual([]);
});
