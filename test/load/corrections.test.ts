import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Correction } from '../../src/domain/index.ts';
import { runSummary } from '../../src/publish/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { querySnapshot } from './query-snapshot.ts';
import { buildSmall, type SmallPortal, type SmallReport, smallWorkspace } from './small-workspace.ts';

const report = (year: number, cells: SmallReport['cells']): SmallReport => ({
  report_id: `e${year}`,
  page: `e${year}.html`,
  agency_name: '示范区教育局',
  report_year: year,
  template: '2021',
  published_on: null,
  cells,
});

const correction = (fields: Pick<Correction, 'report' | 'cell' | 'original' | 'corrected'>): Correction => ({
  reason: '原文多印一个零',
  source: 'http://portal.invalid/letter.html',
  author: '张三',
  date: '2025-03-01',
  ...fields,
});

const content: SmallPortal = {
  reports: [
    report(2021, {
      'requests.new.total': 50,
      'requests.new.natural_person': 4,
      'requests.handled_total.total': 9,
    }),
    report(2022, {
      'requests.new.total': 6,
      'requests.new.business': 3,
      'requests.new.research': 'blank',
      'requests.handled_total.total': 10,
      'requests.other_not_corrected.total': 1,
      'requests.other_fee_unpaid.total': 'blank',
      'requests.other_other.total': 2,
      'requests.other_not_corrected.business': 3,
      'requests.other_fee_unpaid.business': 0,
      'requests.other_other.business': 0,
    }),
  ],
  corrections: [
    correction({
      report: '990101-示范区教育局/2021',
      cell: 'requests.new.total',
      original: 50,
      corrected: 5,
    }),
    correction({
      report: '990101-示范区教育局/2022',
      cell: 'requests.new.business',
      original: 4,
      corrected: 1,
    }),
    correction({
      report: '990101-示范区教育局/2022',
      cell: 'requests.new.research',
      original: null,
      corrected: 2,
    }),
    correction({
      report: '990101-示范区教育局/2022',
      cell: 'requests.handled_total.total',
      original: 10,
      corrected: null,
    }),
    correction({
      report: '990101-示范区教育局/2022',
      cell: 'requests.other_other.total',
      original: 2,
      corrected: 4,
    }),
    correction({
      report: '990101-示范区教育局/2022',
      cell: 'requests.other_not_corrected.business',
      original: 3,
      corrected: 5,
    }),
    correction({ report: '990101-示范区教育局/2022', cell: 'requests.nwe.total', original: 6, corrected: 7 }),
    correction({ report: '990101-示范区教育局/2019', cell: 'requests.new.total', original: 1, corrected: 2 }),
    correction({ report: '120104-应急管理局/2022', cell: 'requests.new.total', original: 1, corrected: 2 }),
  ],
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
});
afterAll(() => rm(workspace.root, { recursive: true }));

const query = (sql: string) => querySnapshot(workspace, sql);

describe('a correction by hand', () => {
  it('is applied only where the value that it corrects is still the one that is read', async () => {
    expect(
      await query(
        'SELECT report, cell, status, report_id, value_as_read AS read FROM correction ORDER BY report, cell',
      ),
    ).toEqual([
      {
        report: '120104-应急管理局/2022',
        cell: 'requests.new.total',
        status: 'unknown_report',
        report_id: null,
        read: null,
      },
      {
        report: '990101-示范区教育局/2019',
        cell: 'requests.new.total',
        status: 'unknown_report',
        report_id: null,
        read: null,
      },
      {
        report: '990101-示范区教育局/2021',
        cell: 'requests.new.total',
        status: 'applied',
        report_id: 'e2021',
        read: 50,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.handled_total.total',
        status: 'applied',
        report_id: 'e2022',
        read: 10,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.new.business',
        status: 'outdated',
        report_id: 'e2022',
        read: 3,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.new.research',
        status: 'applied',
        report_id: 'e2022',
        read: null,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.nwe.total',
        status: 'unknown_cell',
        report_id: 'e2022',
        read: null,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.other_not_corrected.business',
        status: 'applied',
        report_id: 'e2022',
        read: 3,
      },
      {
        report: '990101-示范区教育局/2022',
        cell: 'requests.other_other.total',
        status: 'applied',
        report_id: 'e2022',
        read: 2,
      },
    ]);
  });

  it('leaves the observation as it was read', async () => {
    expect(
      await query(`SELECT value, flags FROM observation
        WHERE report_id = 'e2021' AND measure_id = 'requests.new.total'`),
    ).toEqual([{ value: 50, flags: [] }]);
  });

  it('is laid over the current values, with its reason, its source and a flag', async () => {
    expect(
      await query(`SELECT measure_id AS cell, value, value_as_read AS read, corrected, flags,
          correction_reason AS reason, correction_source AS source
        FROM observation_current WHERE (corrected OR measure_id = 'requests.new.business') AND row_id IN ('new', 'handled_total')
        ORDER BY report_year, measure_order`),
    ).toEqual([
      {
        cell: 'requests.new.total',
        value: 5,
        read: 50,
        corrected: true,
        flags: ['corrected'],
        reason: '原文多印一个零',
        source: 'http://portal.invalid/letter.html',
      },
      {
        cell: 'requests.new.business',
        value: 3,
        read: 3,
        corrected: false,
        flags: [],
        reason: null,
        source: null,
      },
      {
        cell: 'requests.new.research',
        value: 2,
        read: null,
        corrected: true,
        flags: ['blank', 'corrected'],
        reason: '原文多印一个零',
        source: 'http://portal.invalid/letter.html',
      },
      {
        cell: 'requests.handled_total.total',
        value: null,
        read: 10,
        corrected: true,
        flags: ['corrected'],
        reason: '原文多印一个零',
        source: 'http://portal.invalid/letter.html',
      },
    ]);
  });

  it('counts in the wide view, in indicators and in the comparison, which says so', async () => {
    expect(
      await query('SELECT requests__new__total AS new FROM report_wide WHERE report_year = 2021'),
    ).toEqual([{ new: 5 }]);
    expect(
      await query(`SELECT value FROM indicator
        WHERE report_year = 2021 AND indicator_id = 'natural_person_share'`),
    ).toEqual([{ value: 0.8 }]);
    expect(
      await query(`SELECT value, previous_value AS previous, change, reason_zh AS zh, reason_en AS en
        FROM year_over_year WHERE report_year = 2022
          AND measure_id IN ('requests.new.total', 'requests.handled_total.total') ORDER BY measure_order`),
    ).toEqual([
      { value: 6, previous: 5, change: 1, zh: '2021年度数值经人工更正', en: 'corrected by hand in 2021' },
      {
        value: null,
        previous: 9,
        change: null,
        zh: '2022年度数值经更正为不明',
        en: 'set to unknown by a correction in 2022',
      },
    ]);
  });
});

describe('a derived measure', () => {
  const derived = (column: string) =>
    query(`SELECT value, reason_en AS reason FROM year_over_year
      WHERE report_year = 2022 AND measure_id = 'requests.other_all.${column}'`);

  it('is computed from corrected values, and says so', async () => {
    expect(await derived('business')).toEqual([
      { value: 5, reason: 'missing from the report for 2021; corrected by hand in 2022' },
    ]);
  });

  it('that is unknown names the unknown part, not a corrected one', async () => {
    expect(await derived('total')).toEqual([
      { value: null, reason: 'missing from the report for 2021; blank in 2022' },
    ]);
  });
});

describe('a correction that is not applied', () => {
  it('is a problem that says why, of the report where there is one', async () => {
    expect(
      await query(`SELECT code, message, report_id, url FROM problem_detail
        WHERE starts_with(code, 'correction_') ORDER BY problem_id`),
    ).toEqual([
      {
        code: 'correction_unknown',
        message:
          'A correction by hand was not applied: there is no such report or cell. ' +
          '990101-示范区教育局/2019, requests.new.total: no current report.',
        report_id: null,
        url: 'http://portal.invalid/',
      },
      {
        code: 'correction_outdated',
        message:
          'A correction by hand was not applied: the value that is read is no longer the one that it corrects. ' +
          '990101-示范区教育局/2022, requests.new.business: it corrects 4, read is 3.',
        report_id: 'e2022',
        url: 'http://portal.invalid/e2022.html',
      },
      {
        code: 'correction_unknown',
        message:
          'A correction by hand was not applied: there is no such report or cell. ' +
          '990101-示范区教育局/2022, requests.nwe.total: the report has no such cell.',
        report_id: 'e2022',
        url: 'http://portal.invalid/e2022.html',
      },
      {
        code: 'correction_unknown',
        message:
          'A correction by hand was not applied: there is no such report or cell. ' +
          '120104-应急管理局/2022, requests.new.total: no current report.',
        report_id: null,
        url: null,
      },
    ]);
  });

  it('is reported after a run, unless no portal here covers its division', async () => {
    const { missing } = await runSummary(workspace.snapshot);
    expect(missing.map(({ code, url }) => [code, url])).toEqual([
      ['correction_unknown', 'http://portal.invalid/'],
      ['correction_outdated', 'http://portal.invalid/e2022.html'],
      ['correction_unknown', 'http://portal.invalid/e2022.html'],
    ]);
  });
});
