import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/index.ts';
import { reportOf } from '../built-workspaces.ts';
import { querySnapshot as query } from '../query-snapshot.ts';
import { buildSmall, smallWorkspace } from '../small-workspace.ts';

const ELSEWHERE = { division_code: '990102' };
const RATE = {
  'requests.granted.total': 3,
  'requests.granted_in_part.total': 1,
  'requests.handled_total.total': 8,
};
/** Two divisions, three kinds, a missing year, a cell without a value, a different form. */
const content = {
  reports: [
    reportOf('示范区人民政府', 2020, { template: '2019', cells: { ...RATE, 'requests.new.total': 5 } }),
    reportOf('示范区人民政府', 2021, { cells: { ...RATE, 'requests.new.total': 7 } }),
    reportOf('示范区教育局', 2021, { cells: { ...RATE, 'requests.new.total': 'blank' } }),
    reportOf('示范区教育局', 2023),
    reportOf('示范镇', 2022, ELSEWHERE),
    reportOf('示范镇', 2021, { ...ELSEWHERE, cells: { ...RATE, 'requests.handled_total.total': 0 } }),
  ],
};

/** A value of each column by which readers pick, that some rows have and others do not. */
const PICKED: Readonly<Record<string, string | number>> = {
  division_code: '990101',
  agency_name: '示范区教育局',
  report_year: 2021,
  measure_id: 'requests.new.total',
  indicator_id: 'disclosure_rate',
};

/** Views that read cells, and by what their rows can be picked. */
const OF_REPORTS = ['division_code', 'agency_name', 'report_year'];
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  observation_current: [...OF_REPORTS, 'measure_id'],
  report_wide: OF_REPORTS,
  year_over_year: [...OF_REPORTS, 'measure_id'],
  indicator: [...OF_REPORTS, 'indicator_id'],
  indicator_year_over_year: [...OF_REPORTS, 'indicator_id'],
  division_total: ['division_code', 'report_year', 'measure_id'],
  kind_total: ['division_code', 'report_year', 'measure_id'],
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
});
afterAll(() => rm(workspace.root, { recursive: true }));

describe.each(Object.entries(VIEWS))('what is picked of %s', (view, columns) => {
  it.each(columns)('by %s is what the whole has of it', async (column) => {
    const wanted = PICKED[column] ?? '';
    const whole = await query(workspace, `FROM ${view} ORDER BY ALL`);
    const picked = whole.filter((row) => row[column] === wanted);
    expect(picked).not.toHaveLength(0);
    expect(picked.length).toBeLessThan(whole.length);
    expect(await query(workspace, `FROM ${view} WHERE ${column} = '${wanted}' ORDER BY ALL`)).toEqual(picked);
  });

  it.each(["= '990101'", "BETWEEN '990101' AND '990101'"])(
    'by a division, as %s, is read from the cells of that division alone',
    async (condition) => {
      const [plan] = await query(
        workspace,
        `EXPLAIN (FORMAT json) FROM ${view} WHERE division_code ${condition}`,
      );
      const scans = scansOf(JSON.parse(String(plan?.['explain_value'])));
      const ofCells = scans.filter(({ table }) => table.endsWith('observation'));
      expect(ofCells).not.toHaveLength(0);
      for (const { filters } of ofCells) expect(filters).toContain('division_code');
    },
  );
});

interface Scan {
  readonly table: string;
  readonly filters: string;
}

/** The tables that a plan reads, with the conditions that hold while they are read. */
function scansOf(plan: unknown): Scan[] {
  if (Array.isArray(plan)) return plan.flatMap(scansOf);
  if (typeof plan !== 'object' || plan === null) return [];
  const filters = 'Filters' in plan ? JSON.stringify(plan.Filters) : '';
  const table = 'Table' in plan ? [{ table: String(plan.Table), filters }] : [];
  return [...table, ...Object.values(plan).flatMap(scansOf)];
}
