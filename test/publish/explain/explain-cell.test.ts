import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainCell } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import {
  buildSmall,
  registry,
  type SmallPortal,
  type SmallReport,
  smallWorkspace,
} from '../../load/small-workspace.ts';
import { refusalOf } from '../../refusal-of.ts';

const report = (year: number, fields: Partial<SmallReport>): SmallReport => ({
  report_id: `e${year}`,
  page: `e${year}.html`,
  agency_name: '教育局',
  report_year: year,
  template: '2021',
  published_on: null,
  cells: {},
  ...fields,
});

const content: SmallPortal = {
  reports: [
    report(2020, {
      template: '2019',
      cells: { 'requests.new.total': 4, 'requests.carried_out.total': 1, 'requests.other.total': 2 },
    }),
    report(2021, {
      published_on: '2022-01-20',
      cells: {
        'requests.new.total': 50,
        'requests.carried_in.total': 1,
        'requests.carried_out.total': 2,
        'requests.other_not_corrected.total': 1,
        'requests.other_fee_unpaid.total': 0,
        'requests.other_other.total': 3,
      },
      raw: { 'requests.new.total': '50件' },
      flags: { 'requests.new.total': ['unit_printed'] },
      checks: [
        { id: 'balance', severity: 'error' },
        { id: 'balance', severity: 'error', along: 'business' },
        { id: 'handled_sum', severity: 'error' },
        { id: 'applicant_sum', severity: 'error', along: 'new' },
        { id: 'applicant_sum', severity: 'error', along: 'granted' },
        { id: 'text_requests_received', severity: 'note' },
        { id: 'text_requests_answered', severity: 'note' },
      ],
      facts: [
        { fact: 'information_published', value: 90, sentence: '公开信息90条' },
        { fact: 'requests_received', value: 5, sentence: '收到申请5件' },
      ],
      captured: ['2025-02-01T00:00:00Z', '2025-02-03T00:00:00Z'],
    }),
    report(2022, { cells: { 'requests.new.total': 6, 'requests.carried_in.total': 3 } }),
    report(2022, {
      report_id: 'old',
      published_on: null,
      captured: ['2025-01-01T00:00:00Z'],
      cells: { 'requests.new.total': 7 },
    }),
    report(2021, { report_id: 'f', page: 'f.html', agency_name: '财政局' }),
    report(2021, { report_id: 'n', page: 'n.html', agency_name: '财政局', division_code: '120104' }),
  ],
  corrections: [
    {
      report: '990101-教育局/2021',
      cell: 'requests.new.total',
      original: 50,
      corrected: 5,
      reason: '多印一个零',
      source: '正文第一部分',
      author: '张三',
      date: '2025-03-01',
    },
  ],
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
});
afterAll(() => rm(workspace.root, { recursive: true }));

const explain = async (wanted: string, cell: string) =>
  explainCell({ snapshot: workspace.snapshot, registry: await registry, report: wanted, cell });

describe('the explanation of a cell', () => {
  it('gives value, reading, correction, text and source', async () => {
    expect(await explain('教育局/2021', 'requests.new.total')).toMatchObject({
      report: { report_id: 'e2021', agency_id: '990101-教育局', published_on: '2022-01-20', trust: 'low' },
      measure: {
        zh: '本年新收政府信息公开申请数量 · 总计',
        en: 'New requests this year · Total',
        unit: '件',
      },
      value: 5,
      reading: {
        value: 50,
        raw: '50件',
        flags: ['unit_printed'],
        matched_by: 'labels',
        confidence: null,
        template: '2021',
        anchor: 'table 1',
      },
      parts: [],
      correction: {
        status: 'applied',
        original: 50,
        corrected: 5,
        reason: '多印一个零',
        source: '正文第一部分',
        author: '张三',
        corrected_on: '2025-03-01',
      },
      facts: [{ fact: 'requests_received', value: 5, sentence: '收到申请5件' }],
    });
  });

  it('names the first record of the archive with the document', async () => {
    expect((await explain('e2021', 'requests.new.total')).source).toEqual({
      portal_id: 'test-portal',
      portal_name: '示范区门户',
      url: 'http://portal.invalid/e2021.html',
      sha256: 'sha-e2021',
      captured_at: '2025-02-01 00:00:00',
      warc_file: 'a.warc.gz',
      warc_offset: 10_000,
    });
  });

  it('lists the checks that the cell takes part in, and no others', async () => {
    const { checks } = await explain('e2021', 'requests.new.total');
    expect(checks.map(({ check_id, along }) => `${check_id} ${along}`)).toEqual([
      'applicant_sum new',
      'balance total',
      'text_requests_received total',
    ]);
    expect(checks[1]).toMatchObject({
      zh: '第一项加第二项之和，等于第三项加第四项之和',
      left: ['requests.new.total', 'requests.carried_in.total'],
      right: ['requests.handled_total.total', 'requests.carried_out.total'],
      status: 'fail',
      left_value: 2,
      right_value: 3,
    });
  });

  it('finds a part of a sum over a heading', async () => {
    const { checks } = await explain('e2021', 'requests.other_other.total');
    expect(checks.map(({ check_id }) => check_id)).toEqual(['handled_sum']);
  });

  it('lists checks across years, that of the next year’s report too', async () => {
    const { checks } = await explain('e2021', 'requests.carried_out.total');
    expect(checks.map(({ check_id, report_year, status }) => [check_id, report_year, status])).toEqual([
      ['balance', 2021, 'fail'],
      ['carry', 2022, 'fail'],
    ]);
    const { checks: carriedIn } = await explain('e2021', 'requests.carried_in.total');
    expect(carriedIn.map(({ check_id, status }) => [check_id, status])).toEqual([
      ['balance', 'fail'],
      ['carry', 'pass'],
    ]);
  });

  it('puts it between the values of the years before and after', async () => {
    const { previous, next } = await explain('e2021', 'requests.new.total');
    expect(previous).toEqual({
      report_year: 2020,
      value: 4,
      comparability: 'comparable',
      reason_zh: '2021年度数值经人工更正',
      reason_en: 'corrected by hand in 2021',
    });
    expect(next).toMatchObject({ report_year: 2022, value: 6, comparability: 'comparable' });
  });

  it('of a derived measure names its parts', async () => {
    expect(await explain('e2021', 'requests|other_all|total')).toMatchObject({
      value: 4,
      reading: null,
      measure: { derived: true },
      parts: [
        { measure_id: 'requests.other_not_corrected.total', value: 1 },
        { measure_id: 'requests.other_fee_unpaid.total', value: 0 },
        { measure_id: 'requests.other_other.total', value: 3 },
      ],
      previous: { value: 2, comparability: 'comparable' },
    });
  });

  it('of a replaced report says what was read, and no neighbours', async () => {
    expect(await explain('old', 'requests.new.total')).toMatchObject({
      report: { is_current: false },
      value: 7,
      previous: null,
      next: null,
    });
  });

  it('of a cell that the report does not have has no reading', async () => {
    expect(await explain('e2022', 'requests.granted.total')).toMatchObject({ value: null, reading: null });
  });
});

describe('what is not there', () => {
  it.each([
    [
      '教育局/2019',
      'report_unknown',
      'there are: 990101-教育局/2020, 990101-教育局/2021, 990101-教育局/2022',
    ],
    ['育局/2021', 'report_unknown', 'the nearest names are: 教育局, 财政局'],
    ['990101-财政局/2022', 'report_unknown', 'no such report; coverage says missing'],
    [
      '财政局/2022',
      'report_unknown',
      '财政局/2022: no such report; there are: 120104-财政局/2021, 990101-财政局/2021',
    ],
    ['财政局/2021', 'report_unknown', 'say which: 120104-财政局/2021, 990101-财政局/2021'],
  ])('the report %s is a failure that names the nearest', async (wanted, code, advice) => {
    expect(await refusalOf(explain(wanted, 'requests.new.total'))).toMatchObject({
      code,
      message: expect.stringContaining(advice),
    });
  });

  it('a name of several agencies is made unique by the agency id', async () => {
    expect((await explain('990101-财政局/2021', 'requests.new.total')).report.report_id).toBe('f');
  });

  it('a cell is a failure that names the nearest', async () => {
    expect(await refusalOf(explain('e2021', 'requests|new|totla'))).toMatchObject({
      code: 'cell_unknown',
      message: expect.stringMatching(
        /^requests\|new\|totla: no such cell; the nearest are: requests\.new\.total, /,
      ),
    });
  });
});
