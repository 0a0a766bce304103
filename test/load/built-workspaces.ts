import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Workspace, workspaceAt } from '../../src/workspace/index.ts';
import { buildSmall, type SmallPortal, type SmallReport, smallWorkspace } from './small-workspace.ts';

/** A workspace with a snapshot of some content; the caller removes it. */
export async function builtWorkspace(content: SmallPortal): Promise<Workspace> {
  const workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  return workspace;
}

/** The same, removed after the test. */
export async function built(content: SmallPortal): Promise<Workspace> {
  return untilTestEnds(await builtWorkspace(content));
}

/** A workspace in which some content was crawled and extracted, removed after the test. */
export async function ready(content: SmallPortal): Promise<Workspace> {
  return untilTestEnds(await smallWorkspace(content));
}

/** For many tests that begin with the same workspace: makes it once, and gives each a copy, removed after the test. */
export function copiesOf(make: () => Promise<Workspace>): () => Promise<Workspace> {
  let made: Promise<Workspace> | null = null;
  return async () => {
    made ??= make();
    const copy = await mkdtemp(join(tmpdir(), 'nianbao-load-'));
    await cp((await made).root, copy, { recursive: true });
    return untilTestEnds(workspaceAt(copy));
  };
}

function untilTestEnds(workspace: Workspace): Workspace {
  onTestFinished(() => rm(workspace.root, { recursive: true }));
  return workspace;
}

/** A report of 示范区 on the form of 2021; what it is about is in its id, such as 教育局2021. */
export function reportOf(agency: string, year: number, more: Partial<SmallReport> = {}): SmallReport {
  return {
    report_id: `${agency}${year}`,
    page: `${agency}${year}.html`,
    agency_name: agency,
    report_year: year,
    template: '2021',
    published_on: `${year + 1}-01-20`,
    cells: { 'requests.new.total': 5 },
    ...more,
  };
}
