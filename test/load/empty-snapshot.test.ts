import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/index.ts';
import { built, reportOf } from './built-workspaces.ts';
import { querySnapshot } from './query-snapshot.ts';
import { buildSmall, type SmallPortal, writeExtracted } from './small-workspace.ts';

function reportsOf(...years: readonly number[]): SmallPortal {
  return { reports: years.map((year) => reportOf('示范区教育局', year)) };
}

async function builtAgain(workspace: Workspace, content: SmallPortal, software?: string): Promise<void> {
  await writeExtracted(workspace, content);
  await buildSmall(workspace, content, software === undefined ? {} : { software });
}

async function emptySnapshots(workspace: Workspace): Promise<string[]> {
  const folder = dirname(workspace.snapshot);
  return (await readdir(folder))
    .filter((name) => name.startsWith('empty-'))
    .map((name) => join(folder, name));
}

function yearsIn(workspace: Workspace): Promise<Record<string, unknown>[]> {
  return querySnapshot(workspace, 'SELECT report_year, cells_valued FROM report ORDER BY ALL');
}

describe('the empty snapshot that a build begins with', () => {
  it('is used again, and has nothing of the builds', async () => {
    const workspace = await built(reportsOf(2021));
    const [path = ''] = await emptySnapshots(workspace);
    const before = await readFile(path);
    await builtAgain(workspace, reportsOf(2022, 2023));
    expect(await emptySnapshots(workspace)).toEqual([path]);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await yearsIn(workspace)).toEqual([
      { report_year: 2022, cells_valued: 1 },
      { report_year: 2023, cells_valued: 1 },
    ]);
  });

  it('is rebuilt for another version of the program', async () => {
    const workspace = await built(reportsOf(2021));
    const before = await emptySnapshots(workspace);
    await builtAgain(workspace, reportsOf(2021), 'nianbao/other');
    const after = await emptySnapshots(workspace);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('is rebuilt when its file was damaged', async () => {
    const workspace = await built(reportsOf(2021));
    const [path = ''] = await emptySnapshots(workspace);
    const content = await readFile(path);
    content.fill(0, content.length / 2);
    await writeFile(path, content);
    await builtAgain(workspace, reportsOf(2021, 2022));
    expect(await yearsIn(workspace)).toHaveLength(2);
    const [made = ''] = await emptySnapshots(workspace);
    expect((await readFile(made)).equals(content)).toBe(false);
  });
});
