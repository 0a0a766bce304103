import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { nianbao } from './nianbao.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/documents/', import.meta.url));
const ReportsSchema = z.array(
  z.object({ format: z.string(), observations: z.array(z.object({ value: z.number().nullable() })) }),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('the format of a file is recognised by its bytes, whatever its name says', async () => {
  const renamed = [
    ['invented-2023.doc', 'a.wps', 'doc'],
    ['invented-2023.docx', 'b.wps', 'docx'],
    ['invented-2023.html', 'c.doc', 'html'],
    ['invented-2023.rtf', 'd.doc', 'rtf'],
    ['invented-2023.mht', 'e.doc', 'mht'],
  ] as const;
  for (const [from, name] of renamed) await copyFile(join(FIXTURES, from), join(folder, name));
  const { status, out } = await nianbao([
    'extract',
    '--json',
    ...renamed.map(([, name]) => join(folder, name)),
  ]);
  expect(status).toBe(0);
  const reports = ReportsSchema.parse(JSON.parse(out));
  expect(reports.map(({ format }) => format)).toEqual(renamed.map(([, , format]) => format));
  for (const { observations } of reports) expect(observations).toEqual(reports[0]?.observations);
});

it('a file of two gigabytes is not read, and the others are', async () => {
  const [large, small] = [join(folder, 'large.doc'), join(folder, 'small.doc')];
  await writeFile(large, '');
  await truncate(large, 2 * 2 ** 30);
  await copyFile(join(FIXTURES, 'invented-2023.doc'), small);
  const { status, out, err } = await nianbao(['extract', large, small]);
  expect(status).toBe(1);
  expect(err).toBe(`${large}: too_large_to_read: The document is larger than any report; it was not read.\n`);
  expect(out).toContain('示范区档案局 2023, form of 2021');
});
