import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportFiles } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace, writeExtracted } from '../../load/small-workspace.ts';
import { refusalOf } from '../../refusal-of.ts';
import { after, before, differing, OTHER, short, TOTAL } from './changed-content.ts';

let workspace: Workspace;
let older: string;
let newer: string;
beforeAll(async () => {
  workspace = await smallWorkspace(before);
  await buildSmall(workspace, before);
  older = await exported('older', { headers: 'zh' });
  await writeExtracted(workspace, after);
  await buildSmall(workspace, after);
  newer = await exported('newer');
});
afterAll(() => rm(workspace.root, { recursive: true }));

async function exported(
  name: string,
  options: Partial<Parameters<typeof exportFiles>[0]> = {},
): Promise<string> {
  const folder = join(workspace.root, name);
  await exportFiles({
    snapshot: workspace.snapshot,
    folder,
    tables: ['reports', 'observations'],
    ...options,
  });
  return folder;
}

/** What differs between the two contents, with reasons as far as CSV files show them. */
const DIFFERENCES = [
  ['new', 'new_report', '甲局', 2022, TOTAL, null, 7],
  ['changed', 'revision', '乙局', 2021, TOTAL, 5, 50],
  ['vanished', 'revision', '乙局', 2021, OTHER, 2, null],
  ['new', 'revision', '乙局', 2021, 'requests.new.natural_person', null, 3],
  ['vanished', 'report_gone', '丙局', 2021, TOTAL, 6, null],
  ['changed', 'reading', '丁局', 2021, OTHER, null, 0],
  ['changed', 'correction', '戊局', 2021, TOTAL, 9, 90],
].sort();

it('two exports differ as their snapshots do, whatever the language of their headers', async () => {
  expect(short(await differing(older, newer)).sort()).toEqual(DIFFERENCES);
});

it('an export can be compared with a snapshot', async () => {
  expect(short(await differing(older, workspace.snapshot)).sort()).toEqual(DIFFERENCES);
  expect(await differing(newer, workspace.snapshot)).toEqual({ counts: [], rows: [] });
});

it('refuses a folder that is no export, or lacks a table', async () => {
  expect(await refusalOf(differing(workspace.root, newer))).toMatchObject({
    code: 'export_invalid',
    message: expect.stringContaining('has no export'),
  });
  const reports = await exported('reports', { tables: ['reports'] });
  expect(await refusalOf(differing(reports, newer))).toMatchObject({
    code: 'export_invalid',
    message: expect.stringContaining('lacks observations.csv'),
  });
});

it('refuses files that were changed after the export: a difference would not be the agencies’', async () => {
  const touched = await exported('touched');
  const path = join(touched, 'observations.csv');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replaceAll('\r\n', '\n'));
  expect(await refusalOf(differing(touched, newer))).toMatchObject({
    code: 'export_invalid',
    message: expect.stringContaining('not as it was exported'),
  });
  await appendFile(join(touched, 'datapackage.json'), '}');
  await expect(differing(touched, newer)).rejects.toMatchObject({ code: 'export_invalid' });
});
