import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/index.ts';
import { built, reportOf } from '../built-workspaces.ts';
import { querySnapshot as query } from '../query-snapshot.ts';

const NEW = 'requests.new.total';
const GOVERNMENT = '示范区人民政府';

const cells = (value: number) => ({ cells: { [NEW]: value } });

const divisionTotal = (workspace: Workspace) =>
  query(
    workspace,
    `SELECT report_year, value, note_en FROM division_total WHERE measure_id = '${NEW}' ORDER BY ALL`,
  );
const kindTotal = (workspace: Workspace) =>
  query(
    workspace,
    `SELECT kind, value, agencies_summed, agencies_unknown, agencies_without_report, note_en FROM kind_total
    WHERE measure_id = '${NEW}' AND report_year = 2021 ORDER BY kind`,
  );

describe('the total of a division', () => {
  it('is what its government reports, and its departments are in no sum with it', async () => {
    const workspace = await built({
      reports: [
        reportOf(GOVERNMENT, 2021, cells(100)),
        reportOf('示范区教育局', 2021, cells(30)),
        reportOf('示范区财政局', 2021, cells(12)),
        reportOf('示范镇', 2021, cells(7)),
      ],
      crawledAt: '2022-06-01T00:00:00.000Z',
    });
    expect(await divisionTotal(workspace)).toEqual([{ report_year: 2021, value: 100, note_en: null }]);
    expect(await kindTotal(workspace)).toEqual([
      {
        kind: 'department',
        value: 42,
        agencies_summed: 2,
        agencies_unknown: 0,
        agencies_without_report: 0,
        note_en: null,
      },
      {
        kind: 'township',
        value: 7,
        agencies_summed: 1,
        agencies_unknown: 0,
        agencies_without_report: 0,
        note_en: null,
      },
    ]);
  });

  it('is unknown, not the sum of departments, where the government has no report', async () => {
    const workspace = await built({ reports: [reportOf('示范区教育局', 2021, cells(30))] });
    expect(await divisionTotal(workspace)).toEqual([
      {
        report_year: 2021,
        value: null,
        note_en: 'no report of the government itself; the sum of departments is no substitute',
      },
    ]);
  });

  it('is unknown where two agencies look like the government', async () => {
    const workspace = await built({
      reports: [reportOf(GOVERNMENT, 2021, cells(100)), reportOf('示范区', 2021, cells(90))],
    });
    expect(await divisionTotal(workspace)).toEqual([
      {
        report_year: 2021,
        value: null,
        note_en: 'several agencies look like the government: tell aliases or kinds in agencies.yaml',
      },
    ]);
  });

  it('is that of one government where an alias says that both names are its', async () => {
    const workspace = await built({
      reports: [reportOf(GOVERNMENT, 2021, cells(100)), reportOf('示范区', 2022, cells(90))],
      agencies: [
        {
          division: '990101',
          name: GOVERNMENT,
          aliases: ['示范区'],
          valid_from: null,
          valid_to: null,
          successors: [],
          source: '门户网站',
        },
      ],
    });
    expect(await divisionTotal(workspace)).toEqual([
      { report_year: 2021, value: 100, note_en: null },
      { report_year: 2022, value: 90, note_en: null },
    ]);
  });

  it('says so where the report of the government lacks the cell or leaves it blank', async () => {
    const workspace = await built({
      reports: [
        reportOf(GOVERNMENT, 2021, { cells: { [NEW]: 'blank' } }),
        reportOf(GOVERNMENT, 2022, { cells: {} }),
      ],
    });
    expect(await divisionTotal(workspace)).toEqual([
      { report_year: 2021, value: null, note_en: 'unknown in the report of the government' },
      { report_year: 2022, value: null, note_en: 'the report of the government lacks this cell' },
    ]);
  });
});

describe('the total of a kind of agencies', () => {
  it('says how many agencies it lacks: unknown values, and reports that were not found', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范区教育局', 2021, cells(30)),
        reportOf('示范区财政局', 2021, { cells: { [NEW]: 'blank' } }),
        reportOf('示范区民政局', 2020, { ...cells(1), template: '2019' }),
      ],
    });
    expect(await kindTotal(workspace)).toEqual([
      {
        kind: 'department',
        value: 30,
        agencies_summed: 1,
        agencies_unknown: 1,
        agencies_without_report: 1,
        note_en: 'incomplete: 1 of 3 agencies',
      },
    ]);
  });

  it('does not add cells of a form in which they count something else', async () => {
    const measure = 'requests.other_other.total';
    const workspace = await built({
      reports: [
        reportOf('示范区教育局', 2021, { cells: { [measure]: 4 } }),
        reportOf('示范区财政局', 2021, { template: '2019', cells: { 'requests.other.total': 9 } }),
      ],
    });
    expect(
      await query(
        workspace,
        `SELECT value, agencies_summed, agencies_unknown FROM kind_total WHERE measure_id = '${measure}'
        AND report_year = 2021`,
      ),
    ).toEqual([{ value: 4, agencies_summed: 1, agencies_unknown: 1 }]);
  });

  it('leaves out agencies of unknown kind', async () => {
    const workspace = await built({ reports: [reportOf('示范区档案馆', 2021, cells(3))] });
    expect(await kindTotal(workspace)).toEqual([]);
  });
});
