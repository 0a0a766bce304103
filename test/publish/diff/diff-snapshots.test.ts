import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workspace, withDatabase } from '../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace, writeExtracted } from '../../load/small-workspace.ts';
import { after, before, differing, OTHER, short, TOTAL } from './changed-content.ts';

let workspace: Workspace;
let older: string;
beforeAll(async () => {
  workspace = await smallWorkspace(before);
  await buildSmall(workspace, before);
  older = join(workspace.root, 'older.duckdb');
  await copyFile(workspace.snapshot, older);
  await writeExtracted(workspace, after);
  await buildSmall(workspace, after);
});
afterAll(() => rm(workspace.root, { recursive: true }));

it('says what is new, changed and gone, and why', async () => {
  expect(short(await differing(older, workspace.snapshot)).sort()).toEqual(
    [
      ['new', 'new_report', '甲局', 2022, TOTAL, null, 7],
      ['changed', 'revision', '乙局', 2021, TOTAL, 5, 50],
      ['vanished', 'revision', '乙局', 2021, OTHER, 2, null],
      ['new', 'revision', '乙局', 2021, 'requests.new.natural_person', null, 3],
      ['vanished', 'report_gone', '丙局', 2021, TOTAL, 6, null],
      ['changed', 'registry', '丁局', 2021, OTHER, null, 0],
      ['changed', 'correction', '戊局', 2021, TOTAL, 9, 90],
    ].sort(),
  );
});

it('counts reports and cells by change and reason', async () => {
  const { counts } = await differing(older, workspace.snapshot);
  expect(counts).toContainEqual({ change: 'new', reason: 'new_report', reports: 1, cells: 1 });
  expect(counts).toContainEqual({ change: 'changed', reason: 'revision', reports: 1, cells: 1 });
  expect(counts.reduce((sum, { cells }) => sum + cells, 0)).toBe(7);
});

it('looked at the other way round, what was new vanishes', async () => {
  expect(short(await differing(workspace.snapshot, older))).toContainEqual([
    'vanished',
    'report_gone',
    '甲局',
    2022,
    TOTAL,
    7,
    null,
  ]);
});

it('of the same content twice, nothing differs', async () => {
  const copy = join(workspace.root, 'copy.duckdb');
  await copyFile(older, copy);
  expect(await differing(older, copy)).toEqual({ counts: [], rows: [] });
});

it('says when only the version of the extractor differs', async () => {
  const other = join(workspace.root, 'other-extractor.duckdb');
  await copyFile(older, other);
  await withDatabase(other, {}, async (connection) => {
    await connection.run("UPDATE document SET extractor_version = '2'");
    await connection.run(
      `UPDATE observation SET value = 40 WHERE report_id = '甲局2021' AND measure_id = '${TOTAL}'`,
    );
  });
  expect(short(await differing(older, other))).toEqual([
    ['changed', 'extractor', '甲局', 2021, TOTAL, 4, 40],
  ]);
});

it('refuses what is no snapshot', async () => {
  const text = join(workspace.root, 'text.duckdb');
  await writeFile(text, 'no database');
  await expect(differing(text, older)).rejects.toMatchObject({ code: 'snapshot_invalid' });
  await expect(differing(join(workspace.root, 'none.duckdb'), older)).rejects.toMatchObject({
    code: 'no_snapshot',
  });
});
