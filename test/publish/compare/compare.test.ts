import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonOptions } from '../../../src/publish/compare/index.ts';
import { type ComparisonRow, compare } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { reportOf } from '../../load/built-workspaces.ts';
import { buildSmall, type SmallReport, smallWorkspace } from '../../load/small-workspace.ts';
import { refusalOf } from '../../refusal-of.ts';

const NEW = 'requests.new.total';
const report = (agency: string, year: number, value: number | 'blank', more: Partial<SmallReport> = {}) =>
  reportOf(agency, year, { cells: { [NEW]: value }, ...more });

const reports = [
  report('示范区人民政府', 2020, 90, { template: '2019' }),
  report('示范区人民政府', 2021, 100),
  report('示范区人民政府', 2022, 120),
  report('南开区人民政府', 2021, 50, { division_code: '120104' }),
  report('南开区人民政府', 2022, 60, { division_code: '120104' }),
  report('示范区教育局', 2021, 30),
  report('示范区教育局', 2022, 20),
  report('示范区财政局', 2021, 10),
  report('示范区财政局', 2022, 20, {
    cells: { [NEW]: 20, 'requests.other.total': 9 },
    forms: { 'requests.other.total': '2019' },
  }),
  report('示范区民政局', 2021, 'blank'),
  report('示范区档案馆', 2022, 5),
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const TWO_YEARS = { first: 2021, last: 2022 };

const ask = (options: Partial<ComparisonOptions>) =>
  compare({
    snapshot: workspace.snapshot,
    quantity: { measure: NEW },
    grouping: 'agency',
    years: TWO_YEARS,
    ...options,
  });

async function rows(
  options: Partial<ComparisonOptions>,
  ...columns: readonly (keyof ComparisonRow)[]
): Promise<unknown[][]> {
  return (await ask(options)).rows.map((row) => columns.map((column) => row[column]));
}

describe('agencies', () => {
  it('are ranked and summed among those of their kind: a government is not beside its departments', async () => {
    const asked = { years: { first: 2021, last: 2021 } };
    expect(await rows(asked, 'agency_name', 'value', 'rank', 'ranked', 'unranked', 'share_pct')).toEqual([
      ['南开区人民政府', 50, 2, 2, 0, 33.33],
      ['示范区人民政府', 100, 1, 2, 0, 66.67],
      ['示范区教育局', 30, 1, 2, 1, 75],
      ['示范区民政局', null, null, 2, 1, null],
      ['示范区财政局', 10, 2, 2, 1, 25],
    ]);
  });

  it('have the change since the year before, and share a rank with their equals', async () => {
    const asked = { agencies: ['示范区教育局', '示范区财政局'], years: { first: 2022, last: 2022 } };
    expect(await rows(asked, 'value', 'change', 'change_pct', 'rank', 'share_pct')).toEqual([
      [20, -10, -33.33, 1, 50],
      [20, 10, 100, 1, 50],
    ]);
  });

  it('have a row for a year without report, which says why', async () => {
    expect(await rows({ agencies: ['示范区民政局'] }, 'report_year', 'value', 'note_en')).toEqual([
      [2021, null, expect.stringContaining('blank')],
      [2022, null, 'no report: missing'],
    ]);
  });

  it('of unknown kind are not ranked', async () => {
    expect(await rows({ agencies: ['示范区档案馆'] }, 'value', 'rank', 'share_pct', 'note_en')).toEqual([
      [5, null, null, expect.stringContaining('unknown kind: not ranked')],
    ]);
  });

  it('on a form that counts otherwise are shown and not ranked', async () => {
    const asked = {
      quantity: { measure: 'requests.other.total' },
      agencies: ['示范区财政局'],
      acrossBreaks: true,
    };
    expect(await rows(asked, 'report_year', 'value', 'rank', 'note_en')).toEqual([
      [2021, null, null, 'the form of the year does not ask for it'],
      [2022, 9, null, expect.stringContaining('may not be compared with that of the year: not ranked')],
    ]);
  });

  it('are compared by an indicator in percent and points, without shares', async () => {
    const asked = { quantity: { indicator: 'disclosure_rate' }, agencies: ['示范区教育局'] };
    const { quantity, rows: found } = await ask(asked);
    expect(quantity.unit).toBe('%');
    expect(found.map((row) => [row.value, row.share_pct, row.note_en])).toEqual([
      [null, null, expect.stringContaining('unknown value')],
      [null, null, expect.stringContaining('unknown value')],
    ]);
  });
});

describe('divisions', () => {
  it('have the value of their government, never the sum of departments', async () => {
    expect(
      await rows({ grouping: 'division' }, 'division_name', 'report_year', 'value', 'change', 'rank'),
    ).toEqual([
      ['南开区', 2021, 50, null, 2],
      ['南开区', 2022, 60, 10, 2],
      ['示范区', 2021, 100, 10, 1],
      ['示范区', 2022, 120, 20, 1],
    ]);
  });

  it('without a report of their government say so', async () => {
    const asked = { grouping: 'division', years: { first: 2020, last: 2020 } } as const;
    expect(await rows(asked, 'division_name', 'value', 'note_en')).toEqual([
      ['南开区', null, 'no report of this division in the dataset'],
      ['示范区', 90, 'no report for 2019'],
    ]);
  });
});

describe('levels', () => {
  it('sum governments, and change only where both years are over the same ones', async () => {
    const asked = { grouping: 'level', years: { first: 2020, last: 2022 } } as const;
    expect(await rows(asked, 'level', 'report_year', 'value', 'change', 'change_pct', 'note_en')).toEqual([
      ['county', 2020, 90, null, null, expect.stringContaining('sum of 1 of 2 governments')],
      ['county', 2021, 150, null, null, expect.stringContaining('over other governments')],
      ['county', 2022, 180, 30, 20, null],
    ]);
  });

  it('have no indicators', async () => {
    const asked = ask({ grouping: 'level', quantity: { indicator: 'disclosure_rate' } });
    expect((await refusalOf(asked)).message).toContain('take --by division');
  });
});

describe('what cannot be compared', () => {
  it.each<[string, Partial<ComparisonOptions>, string, string]>([
    [
      'an unknown measure',
      { quantity: { measure: 'requests.new.totl' } },
      'cell_unknown',
      'requests.new.total',
    ],
    ['an unknown indicator', { quantity: { indicator: 'disclosure' } }, 'name_unknown', 'disclosure_rate'],
    ['an unknown division', { divisions: ['示范'] }, 'name_unknown', '990101 示范区'],
    ['an unknown agency', { agencies: ['教育局'] }, 'name_unknown', '示范区教育局'],
    ['reversed years', { years: { first: 2022, last: 2021 } }, 'usage', 'give 2021-2022'],
    ['years without reports', { years: { first: 2021, last: 2030 } }, 'usage', '2020-2022 only'],
    [
      'a form that does not ask',
      { quantity: { measure: 'requests.other.total' }, years: { first: 2020, last: 2022 } },
      'not_comparable',
      'give --years 2020',
    ],
  ])('%s is answered with what there is', async (_, options, code, words) => {
    expect(await refusalOf(ask(options))).toMatchObject({ code, message: expect.stringContaining(words) });
  });
});
