import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overview } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { reportOf } from '../../load/built-workspaces.ts';
import { buildSmall, type SmallReport, smallWorkspace } from '../../load/small-workspace.ts';

const NEW = 'requests.new.total';
const report = (agency: string, year: number, value: number, more: Partial<SmallReport> = {}) =>
  reportOf(agency, year, { cells: { [NEW]: value }, ...more });

const reports = [
  report('示范区人民政府', 2022, 90),
  report('示范区教育局', 2021, 4),
  report('示范区教育局', 2022, 5),
  report('示范区财政局', 2022, 6),
  report('南开区教育局', 2022, 7, { division_code: '120104' }),
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const newRequests = async (most: number) => {
  const { headlines, agenciesLeft } = await overview(workspace.snapshot, most);
  const headline = headlines.find(({ comparison }) => comparison.quantity.id === NEW);
  return { ...headline, agenciesLeft };
};

describe('the overview of a dataset', () => {
  it('is about four measures', async () => {
    const { headlines } = await overview(workspace.snapshot, 1);
    expect(headlines.map(({ comparison }) => comparison.quantity.id)).toEqual([
      'proactive.penalties.decisions',
      'requests.new.total',
      'requests.granted.total',
      'requests.handled_total.total',
    ]);
  });

  it('shows agencies with their changes, and the government of their division', async () => {
    const { comparison, agenciesLeft } = await newRequests(3);
    const found = comparison?.rows
      .filter((row) => row.report_id !== null)
      .map((row) => [row.agency_name, row.report_year, row.value, row.change]);
    expect(found).toEqual([
      ['南开区教育局', 2022, 7, null],
      ['示范区人民政府', 2022, 90, null],
      ['示范区教育局', 2021, 4, null],
      ['示范区教育局', 2022, 5, 1],
      ['示范区财政局', 2022, 6, null],
    ]);
    expect(agenciesLeft).toBe(0);
  });

  it('shows no more agencies than are wanted, and counts the others', async () => {
    const { comparison, agenciesLeft } = await newRequests(1);
    expect(new Set(comparison?.rows.map((row) => row.agency_name))).toEqual(new Set(['南开区教育局']));
    expect(agenciesLeft).toBe(3);
  });

  it('sums the departments only where the government reports too', async () => {
    const { sums } = await newRequests(3);
    expect(sums).toEqual([
      { division_code: '990101', division_name: '示范区', report_year: 2021, value: 4, agencies_lacking: 0 },
      { division_code: '990101', division_name: '示范区', report_year: 2022, value: 11, agencies_lacking: 0 },
    ]);
  });
});
