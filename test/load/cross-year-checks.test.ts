import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSummary } from '../../src/publish/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { querySnapshot } from './query-snapshot.ts';
import { buildSmall, type SmallReport, smallWorkspace } from './small-workspace.ts';

const education = (year: number, report: Partial<SmallReport>): SmallReport => ({
  report_id: `e${year}`,
  page: `e${year}.html`,
  agency_name: '示范区教育局',
  report_year: year,
  template: '2021',
  published_on: null,
  cells: {},
  ...report,
});

const reports: readonly SmallReport[] = [
  education(2018, { template: '2014', cells: { 'requests.new.total': 6 } }),
  education(2019, {
    template: '2019',
    cells: { 'requests.carried_in.total': 1, 'requests.carried_out.total': 2, 'proactive.rules.made': 1 },
  }),
  education(2020, {
    template: '2019',
    cells: {
      'requests.carried_in.total': 2,
      'requests.carried_in.business': 0,
      'requests.carried_out.total': 4,
      'requests.carried_out.business': 'blank',
      'proactive.rules.made': 3,
    },
  }),
  education(2021, {
    cells: {
      'requests.carried_in.total': 5,
      'requests.carried_in.business': 0,
      'requests.carried_out.total': 7,
      'proactive.rules.made': 2,
      'proactive.rules.repealed': 1,
      'proactive.rules.in_force': 10,
    },
    failedChecks: 1,
    checks: [{ id: 'text_requests_received', severity: 'note' }],
  }),
  education(2022, {
    cells: {
      'requests.carried_in.total': 'placeholder',
      'proactive.rules.made': 3,
      'proactive.rules.repealed': 2,
      'proactive.rules.in_force': 11,
    },
  }),
  education(2023, {
    cells: {
      'proactive.rules.made': 0,
      'proactive.rules.repealed': 4,
      'proactive.rules.in_force': 8,
    },
  }),
  education(2025, { cells: { 'requests.carried_in.total': 1 } }),
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const results = (report: string) =>
  querySnapshot(
    workspace,
    `SELECT check_id AS check, along, left_value AS left, right_value AS right, status, severity,
      previous_report_id AS previous
    FROM check_result WHERE report_id = '${report}' AND previous_report_id IS NOT NULL ORDER BY ALL`,
  );

describe('a report beside that of the year before', () => {
  it('carries in what the other carried out, along every column that both have', async () => {
    expect(await results('e2020')).toEqual([
      {
        check: 'carry',
        along: 'total',
        left: 2,
        right: 2,
        status: 'pass',
        severity: 'warning',
        previous: 'e2019',
      },
    ]);
  });

  it('fails where it does not, over a change of form too, and a blank is not assessable', async () => {
    expect(await results('e2021')).toEqual([
      {
        check: 'carry',
        along: 'business',
        left: 0,
        right: null,
        status: 'not_assessable',
        severity: 'warning',
        previous: 'e2020',
      },
      {
        check: 'carry',
        along: 'total',
        left: 5,
        right: 4,
        status: 'fail',
        severity: 'warning',
        previous: 'e2020',
      },
    ]);
  });

  it('has in force what was, plus issued, minus repealed: 11 = 10 + 3 - 2', async () => {
    expect(await results('e2022')).toEqual([
      {
        check: 'carry',
        along: 'total',
        left: null,
        right: 7,
        status: 'not_assessable',
        severity: 'warning',
        previous: 'e2021',
      },
      {
        check: 'stock',
        along: 'rules',
        left: 11,
        right: 11,
        status: 'pass',
        severity: 'note',
        previous: 'e2021',
      },
    ]);
  });

  it('fails the stock with 8 where 11 + 0 - 4 is 7', async () => {
    expect(await results('e2023')).toEqual([
      {
        check: 'stock',
        along: 'rules',
        left: 8,
        right: 7,
        status: 'fail',
        severity: 'note',
        previous: 'e2022',
      },
    ]);
  });

  it('has no result where a form lacks the cells, or there is no report of the year before', async () => {
    expect(await results('e2019')).toEqual([]);
    expect(await results('e2025')).toEqual([]);
  });
});

describe('the failed checks of a report', () => {
  const counts = (report: string) =>
    querySnapshot(
      workspace,
      `SELECT checks_passed AS passed, checks_failed AS failed, checks_not_assessable AS open
      FROM report WHERE report_id = '${report}'`,
    );

  it('count errors and warnings, those across years included, and never notes', async () => {
    expect(await counts('e2021')).toEqual([{ passed: 0, failed: 2, open: 1 }]);
    expect(await counts('e2023')).toEqual([{ passed: 0, failed: 0, open: 0 }]);
  });

  it('are listed in the summary of a run, with the year before where it takes part', async () => {
    const { failedChecks } = await runSummary(workspace.snapshot);
    expect(failedChecks).toEqual([
      {
        agency_name: '示范区教育局',
        report_year: 2021,
        check_id: 'balance',
        table_id: 'requests',
        along: 'column_0',
        left_value: 2,
        right_value: 3,
        previous_year: null,
      },
      {
        agency_name: '示范区教育局',
        report_year: 2021,
        check_id: 'carry',
        table_id: 'requests',
        along: 'total',
        left_value: 5,
        right_value: 4,
        previous_year: 2020,
      },
    ]);
  });
});
