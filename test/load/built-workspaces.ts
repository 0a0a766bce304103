import { rm } from 'node:fs/promises';
import { afterEach } from 'vitest';
import type { Workspace } from '../../src/workspace/index.ts';
import { buildSmall, type SmallPortal, type SmallReport, smallWorkspace } from './small-workspace.ts';

const workspaces: Workspace[] = [];
afterEach(async () => {
  for (const { root } of workspaces.splice(0)) await rm(root, { recursive: true });
});

/** A workspace with a snapshot of some content; it is removed after the test. */
export async function built(content: SmallPortal): Promise<Workspace> {
  const workspace = await smallWorkspace(content);
  workspaces.push(workspace);
  await buildSmall(workspace, content);
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
