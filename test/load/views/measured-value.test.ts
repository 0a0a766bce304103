import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedMeasuresOf, measuresOf } from '../../../src/domain/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { refusalOf } from '../../refusal-of.ts';
import { querySnapshot } from '../query-snapshot.ts';
import { buildSmall, registry, type SmallReport, smallWorkspace } from '../small-workspace.ts';

const report = (agency: string, year: number, cells: SmallReport['cells']): SmallReport => ({
  report_id: `${agency}${year}`,
  page: `${agency}${year}.html`,
  agency_name: agency,
  report_year: year,
  template: year < 2021 ? '2019' : '2021',
  published_on: null,
  cells,
});

const reports: readonly SmallReport[] = [
  report('教育局', 2020, { 'requests.other.total': 4, 'requests.other.business': 1 }),
  report('教育局', 2021, {
    'requests.other_not_corrected.total': 1,
    'requests.other_fee_unpaid.total': 0,
    'requests.other_other.total': 5,
    'requests.other_not_corrected.business': 1,
    'requests.other_fee_unpaid.business': 'blank',
    'requests.other_other.business': 1,
    'requests.other_other.research': 2,
  }),
  {
    ...report('财政局', 2021, {
      'requests.other.total': 3,
      'requests.other_not_corrected.total': 'missing',
      'requests.other_fee_unpaid.total': 'missing',
      'requests.other_other.total': 'missing',
      'requests.other.business': 3,
      'requests.other_not_corrected.business': 1,
      'requests.other_fee_unpaid.business': 0,
      'requests.other_other.business': 1,
    }),
    forms: { 'requests.other.total': '2019', 'requests.other.business': '2019' },
  },
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const compared = (agency: string, column: string) =>
  querySnapshot(
    workspace,
    `SELECT value, template, previous_value AS previous, change, comparability AS status, reason_en AS reason
    FROM year_over_year
    WHERE agency_name = '${agency}' AND report_year = 2021 AND measure_id = 'requests.other_all.${column}'`,
  );

describe('the sum of 其他处理', () => {
  it('compares the one row of 2020 with the three rows of 2021', async () => {
    expect(await compared('教育局', 'total')).toEqual([
      { value: 6, template: '2021', previous: 4, change: 2, status: 'comparable', reason: null },
    ]);
  });

  it('is unknown where a part is blank, and says so', async () => {
    expect(await compared('教育局', 'business')).toEqual([
      {
        value: null,
        template: '2021',
        previous: 1,
        change: null,
        status: 'comparable',
        reason: 'blank in 2021',
      },
    ]);
  });

  it('is unknown where the report lacks a part', async () => {
    expect(await compared('教育局', 'research')).toMatchObject([
      {
        value: null,
        reason: 'missing from the report for 2020; missing from the report for 2021',
      },
    ]);
  });

  it('of a report that prints the row of the older form is that row', async () => {
    expect(await compared('财政局', 'total')).toMatchObject([{ value: 3, template: '2019' }]);
  });

  it('is unknown where a report prints both, and they differ', async () => {
    expect(await compared('财政局', 'business')).toMatchObject([
      { value: null, reason: 'no report for 2020; printed twice with different contents in 2021' },
    ]);
  });

  it('is a column of the wide view, and its parts are listed', async () => {
    expect(
      await querySnapshot(
        workspace,
        `SELECT report_year, requests__other_all__total AS total FROM report_wide
        WHERE agency_name = '教育局' ORDER BY report_year`,
      ),
    ).toEqual([
      { report_year: 2020, total: 4 },
      { report_year: 2021, total: 6 },
    ]);
    expect(
      await querySnapshot(
        workspace,
        `SELECT template, part_id FROM derived_measure WHERE measure_id = 'requests.other_all.total' ORDER BY ALL`,
      ),
    ).toEqual([
      { template: '2019', part_id: 'requests.other.total' },
      { template: '2021', part_id: 'requests.other_fee_unpaid.total' },
      { template: '2021', part_id: 'requests.other_not_corrected.total' },
      { template: '2021', part_id: 'requests.other_other.total' },
    ]);
  });
});

describe('a derived measure', async () => {
  it('has the columns, units and labels of its parts', async () => {
    const { templates, derived } = await registry;
    const found = derivedMeasuresOf(measuresOf(templates), derived);
    expect(found.map(({ id }) => id)).toEqual([
      'requests.other_all.natural_person',
      'requests.other_all.business',
      'requests.other_all.research',
      'requests.other_all.social_welfare',
      'requests.other_all.legal_service',
      'requests.other_all.other_org',
      'requests.other_all.total',
    ]);
    expect(found[6]).toMatchObject({
      zh: '其他处理（各项合计） · 总计',
      en: 'Other handling, all together · Total',
      unit: '件',
      templates: ['2019', '2021'],
    });
  });

  it('of a row that the form lacks is refused', async () => {
    const { templates } = await registry;
    const row = { id: 'x', table: 'requests', zh: '', en: '', sums: [{ template: '2021', rows: ['other'] }] };
    const refused = await refusalOf(() => derivedMeasuresOf(measuresOf(templates), [row]));
    expect(refused.message).toBe('derived.json: x: the form of 2021 has no row requests.other');
  });
});
