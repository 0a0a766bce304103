import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/index.ts';
import { querySnapshot } from '../query-snapshot.ts';
import { buildSmall, type SmallReport, smallWorkspace } from '../small-workspace.ts';

/** Education changes its form between 2020 and 2021; finance has no report for 2021. */
const reports: readonly SmallReport[] = [
  {
    report_id: 'e2020',
    page: 'e2020.html',
    agency_name: '示范区教育局',
    report_year: 2020,
    template: '2019',
    published_on: '2021-01-20',
    cells: {
      'proactive.rules.made': 1,
      'proactive.rules.published_total': 10,
      'proactive.fees.items_last_year': 3,
      'requests.new.total': 4,
      'requests.new.business': 0,
      'requests.carried_in.total': 'blank',
    },
  },
  {
    report_id: 'e2021',
    page: 'e2021.html',
    agency_name: '示范区教育局',
    report_year: 2021,
    template: '2021',
    published_on: '2022-01-20',
    cells: {
      'proactive.rules.made': 2,
      'proactive.rules.in_force': 12,
      'proactive.fees.fee_amount': 0.3,
      'requests.new.total': 5,
      'requests.new.business': 2,
      'requests.carried_in.total': 1,
      'requests.new.research': 3,
      'requests.granted.total': 4,
    },
    flags: { 'requests.granted.total': ['ocr'] },
  },
  {
    report_id: 'e2022',
    page: 'e2022.html',
    agency_name: '示范区教育局',
    report_year: 2022,
    template: '2021',
    published_on: '2023-01-20',
    cells: {
      'proactive.rules.in_force': 9,
      'proactive.fees.fee_amount': 0.1,
      'requests.new.total': 'placeholder',
      'requests.carried_in.total': 1,
      'requests.granted.total': 'ocr_rejected',
    },
    flags: { 'requests.carried_in.total': ['approximate'] },
    failedChecks: 1,
  },
  {
    report_id: 'f2020',
    page: 'f2020.html',
    agency_name: '示范区财政局',
    report_year: 2020,
    template: '2019',
    published_on: '2021-01-20',
    cells: { 'requests.new.total': 7 },
  },
  {
    report_id: 'f2022',
    page: 'f2022.html',
    agency_name: '示范区财政局',
    report_year: 2022,
    template: '2021',
    published_on: '2023-01-20',
    cells: { 'requests.new.total': 8 },
  },
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const query = (sql: string) => querySnapshot(workspace, sql);

const compared = (agency: string, year: number, measure: string) =>
  query(`SELECT value, previous_value AS previous, change, change_pct AS pct, comparability AS status,
      reason_zh AS zh, reason_en AS en
    FROM year_over_year
    WHERE agency_name = '${agency}' AND report_year = ${year} AND measure_id = '${measure}'`);

describe('a value beside that of the year before', () => {
  it.each([
    [
      'counted alike in both forms',
      'requests.new.total',
      { value: 5, previous: 4, change: 1, pct: 25, status: 'comparable', zh: null, en: null },
    ],
    [
      'counted nearly alike keeps its change and says so',
      'proactive.rules.made',
      {
        value: 2,
        previous: 1,
        change: 1,
        pct: 100,
        status: 'comparable_with_caveat',
        zh: '“本年新制作”（2019–2020）与“本年制发”（2021 起）含义相近，不完全相同',
        en: '“Made this year” (2019–2020) and “issued this year” (since 2021) are close, not identical',
      },
    ],
    [
      'counted otherwise has no change',
      'proactive.rules.in_force',
      {
        value: 12,
        previous: null,
        change: null,
        pct: null,
        status: 'break',
        zh: '2021 年起报告现行有效件数，与 2019–2020 年的对外公开总数量口径不同',
        en: 'In force since 2021; 2019–2020 reported the total ever published, counted otherwise',
      },
    ],
    [
      'after zero has a change and no percentage',
      'requests.new.business',
      {
        value: 2,
        previous: 0,
        change: 2,
        pct: null,
        status: 'comparable',
        zh: '上年为零，无百分比',
        en: 'the previous value is zero, so there is no percentage',
      },
    ],
    [
      'after a blank has no change',
      'requests.carried_in.total',
      {
        value: 1,
        previous: null,
        change: null,
        pct: null,
        status: 'comparable',
        zh: '2020年度为空白',
        en: 'blank in 2020',
      },
    ],
    [
      'that the other report lacks has no change',
      'requests.new.research',
      {
        value: 3,
        previous: null,
        change: null,
        pct: null,
        status: 'comparable',
        zh: '2020年度报告缺少该单元格',
        en: 'missing from the report for 2020',
      },
    ],
  ])('%s', async (_, measure, row) => {
    expect(await compared('示范区教育局', 2021, measure)).toEqual([row]);
  });

  it('has no noise of binary fractions in its change', async () => {
    expect(await compared('示范区教育局', 2022, 'proactive.fees.fee_amount')).toEqual([
      { value: 0.1, previous: 0.3, change: -0.2, pct: -66.67, status: 'comparable', zh: null, en: null },
    ]);
  });

  it('says so when it is itself no number', async () => {
    expect(await compared('示范区教育局', 2022, 'requests.new.total')).toEqual([
      {
        value: null,
        previous: 5,
        change: null,
        pct: null,
        status: 'comparable',
        zh: '2022年度填写的是符号',
        en: 'a placeholder instead of a number in 2022',
      },
    ]);
  });

  it('says so when one of the two is rounded', async () => {
    expect(await compared('示范区教育局', 2022, 'requests.carried_in.total')).toEqual([
      {
        value: 1,
        previous: 1,
        change: 0,
        pct: 0,
        status: 'comparable',
        zh: '2022年度为约数',
        en: 'a rounded number in 2022',
      },
    ]);
  });

  it('says so when one was recognised in a picture, and why the other is not known', async () => {
    expect(await compared('示范区教育局', 2022, 'requests.granted.total')).toEqual([
      {
        value: null,
        previous: 4,
        change: null,
        pct: null,
        status: 'comparable',
        zh: '2022年度识别自图片的数值未经求和证实；2021年度数值识别自图片',
        en: 'recognised in a picture and confirmed by no sum in 2022; recognised in a picture in 2021',
      },
    ]);
  });

  it('is not compared over a year without a report', async () => {
    expect(await compared('示范区财政局', 2022, 'requests.new.total')).toEqual([
      {
        value: 8,
        previous: null,
        change: null,
        pct: null,
        status: null,
        zh: '无2021年度报告',
        en: 'no report for 2021',
      },
    ]);
  });

  it('always says why there is no change', async () => {
    expect(
      await query(
        'SELECT * FROM year_over_year WHERE change IS NULL AND (reason_en IS NULL OR reason_zh IS NULL)',
      ),
    ).toEqual([]);
  });

  it('carries the failed checks of both reports', async () => {
    expect(
      await query(`SELECT DISTINCT checks_failed, previous_checks_failed FROM year_over_year
        WHERE agency_name = '示范区教育局' AND report_year = 2022`),
    ).toEqual([{ checks_failed: 1, previous_checks_failed: 0 }]);
  });
});

describe('the wide view', () => {
  it('has one row a current report and one column a measure', async () => {
    expect(
      await query(`SELECT agency_name, report_year, requests__new__total, requests__new__business
        FROM report_wide ORDER BY agency_name, report_year`),
    ).toEqual([
      { agency_name: '示范区教育局', report_year: 2020, requests__new__total: 4, requests__new__business: 0 },
      { agency_name: '示范区教育局', report_year: 2021, requests__new__total: 5, requests__new__business: 2 },
      {
        agency_name: '示范区教育局',
        report_year: 2022,
        requests__new__total: null,
        requests__new__business: null,
      },
      {
        agency_name: '示范区财政局',
        report_year: 2020,
        requests__new__total: 7,
        requests__new__business: null,
      },
      {
        agency_name: '示范区财政局',
        report_year: 2022,
        requests__new__total: 8,
        requests__new__business: null,
      },
    ]);
  });

  it('has a column for every measure, in the order of the form', async () => {
    expect(
      await query(`SELECT list(column_name ORDER BY column_index) = (
          SELECT list(replace(measure_id, '.', '__') ORDER BY measure_order) FROM measure
        ) AS same
        FROM duckdb_columns() WHERE table_name = 'report_wide' AND contains(column_name, '__')`),
    ).toEqual([{ same: true }]);
  });
});
