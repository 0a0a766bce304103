import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompareOptions } from '../../src/publish/compare-table.ts';
import { compareTable } from '../../src/publish/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { buildSmall, type SmallReport, smallWorkspace } from '../load/small-workspace.ts';

function report(agency: string, year: number, total: number): SmallReport {
  return {
    report_id: `${agency}${year}`,
    page: `${agency}${year}.html`,
    agency_name: agency,
    report_year: year,
    template: '2021',
    published_on: null,
    cells: { 'requests.new.total': total, 'requests.new.business': 1 },
  };
}
const reports = [
  report('示范区教育局', 2021, 4),
  report('示范区教育局', 2022, 5),
  report('示范区财政局', 2022, 6),
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const compared = async (options: Omit<CompareOptions, 'snapshot'>) =>
  (await compareTable({ snapshot: workspace.snapshot, ...options })).map((row) => [
    row.agency_name,
    row.report_year,
    row.measure_id,
    row.value,
    row.change,
  ]);

it('shows the headline measures of all agencies and years by default', async () => {
  expect(await compared({})).toEqual([
    ['示范区教育局', 2021, 'requests.new.total', 4, null],
    ['示范区教育局', 2022, 'requests.new.total', 5, 1],
    ['示范区财政局', 2022, 'requests.new.total', 6, null],
  ]);
});

it('shows only the requested agencies, years and measures', async () => {
  expect(await compared({ agencies: ['示范区财政局'] })).toEqual([
    ['示范区财政局', 2022, 'requests.new.total', 6, null],
  ]);
  expect(await compared({ years: [2021] })).toEqual([['示范区教育局', 2021, 'requests.new.total', 4, null]]);
  expect(await compared({ measures: ['requests.new.business'], years: [2021] })).toEqual([
    ['示范区教育局', 2021, 'requests.new.business', 1, null],
  ]);
  expect(await compared({ agencies: [] })).toEqual([]);
});
