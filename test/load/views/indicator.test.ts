import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorTerms, measuresOf } from '../../../src/domain/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { refusalOf } from '../../refusal-of.ts';
import { querySnapshot } from '../query-snapshot.ts';
import { buildSmall, registry, type SmallReport, smallWorkspace } from '../small-workspace.ts';

const REFUSED = [
  'state_secret',
  'other_law',
  'three_securities',
  'third_party',
  'internal',
  'process',
  'enforcement_file',
  'inquiry',
].map((row) => `requests.refused_${row}.total`);

const report = (
  year: number,
  template: SmallReport['template'],
  cells: SmallReport['cells'],
): SmallReport => ({
  report_id: `e${year}`,
  page: `e${year}.html`,
  agency_name: '示范区教育局',
  report_year: year,
  template,
  published_on: null,
  cells,
});

const reports: readonly SmallReport[] = [
  report(2018, '2014', {
    'requests.granted.total': 3,
    'requests.granted_in_part.total': 1,
    'requests.new.total': 9,
  }),
  report(2020, '2019', {
    'requests.granted.total': 3,
    'requests.granted_in_part.total': 1,
    'requests.handled_total.total': 8,
    'requests.new.total': 0,
    'requests.new.natural_person': 0,
  }),
  report(2021, '2021', {
    'requests.granted.total': 5,
    'requests.granted_in_part.total': 0,
    'requests.handled_total.total': 8,
    ...Object.fromEntries(REFUSED.map((measure, at) => [measure, at === 0 ? 2 : 0])),
    'requests.new.total': 9,
    'requests.new.natural_person': 10,
    'requests.carried_in.total': 'blank',
    'requests.carried_out.total': 1,
    'review.reconsideration.total': 5,
    'review.reconsideration.pending': 2,
    'review.reconsideration.corrected': 1,
    'review.litigation_direct.total': 4,
  }),
  {
    ...report(2022, 'mixed', { 'requests.granted.total': 1, 'requests.handled_total.total': 2 }),
    forms: { 'requests.granted.total': '2021', 'requests.handled_total.total': '2021' },
  },
  report(2023, null, {}),
];

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace({ reports });
  await buildSmall(workspace, { reports });
});
afterAll(() => rm(workspace.root, { recursive: true }));

const indicator = (year: number, id: string) =>
  querySnapshot(
    workspace,
    `SELECT numerator AS above, denominator AS below, value, null_reason_zh AS zh, null_reason_en AS en
    FROM indicator WHERE report_year = ${year} AND indicator_id = '${id}'`,
  );

describe('an indicator', () => {
  it('is a sum of cells by a sum of cells: (5 + 0) / 8', async () => {
    expect(await indicator(2021, 'disclosure_rate')).toEqual([
      { above: 5, below: 8, value: 0.625, zh: null, en: null },
    ]);
  });

  it('takes all rows of a pattern: 2 of 8 refused', async () => {
    expect(await indicator(2021, 'refusal_rate')).toEqual([
      { above: 2, below: 8, value: 0.25, zh: null, en: null },
    ]);
  });

  it('takes off what has a minus, and has six decimals: 1 / (5 - 2)', async () => {
    expect(await indicator(2021, 'reconsideration_correction_rate')).toEqual([
      { above: 1, below: 3, value: 0.333333, zh: null, en: null },
    ]);
  });

  it('that is no share may exceed 1: (5 + 4) / 8', async () => {
    expect(await indicator(2021, 'dispute_rate')).toEqual([
      { above: 9, below: 8, value: 1.125, zh: null, en: null },
    ]);
  });
});

describe('an indicator has no value, and says why,', () => {
  it('where a cell is blank', async () => {
    expect(await indicator(2021, 'carry_over_rate')).toEqual([
      {
        above: 1,
        below: null,
        value: null,
        zh: '数值不明：上年结转政府信息公开申请数量 · 总计',
        en: 'unknown value: Carried over from last year · Total',
      },
    ]);
  });

  it('where the denominator is zero', async () => {
    expect(await indicator(2020, 'natural_person_share')).toEqual([
      { above: 0, below: 0, value: null, zh: '分母为零', en: 'the denominator is zero' },
    ]);
  });

  it('where a part exceeds its whole', async () => {
    expect(await indicator(2021, 'natural_person_share')).toEqual([
      {
        above: 10,
        below: 9,
        value: null,
        zh: '分子大于分母，报告自相矛盾',
        en: 'the numerator exceeds the denominator: the report contradicts itself',
      },
    ]);
  });

  it('where the form lacks a cell, although it has some of the others', async () => {
    expect(await indicator(2018, 'disclosure_rate')).toEqual([
      {
        above: 4,
        below: null,
        value: null,
        zh: '2014–2018年表式没有：本年度办理结果 · 总计 · 总计',
        en: 'not asked for by the form of 2014–2018: Results this year · Total handled · Total',
      },
    ]);
  });

  it('and names three of the cells at most', async () => {
    expect(await indicator(2022, 'refusal_rate')).toMatchObject([
      {
        zh:
          '数值不明：本年度办理结果 · 不予公开 · 保护第三方合法权益 · 总计；本年度办理结果 · 不予公开 · 其他法律行政法规禁止公开 · 总计；' +
          '本年度办理结果 · 不予公开 · 危及“三安全一稳定” · 总计；等共8项',
      },
    ]);
  });

  it('where a report of two forms lacks a cell', async () => {
    expect(await indicator(2022, 'disclosure_rate')).toMatchObject([
      { value: null, en: 'unknown value: Results this year · Disclosed in part · Total' },
    ]);
  });

  it('where the report has no table', async () => {
    expect(await indicator(2023, 'disclosure_rate')).toMatchObject([
      { value: null, zh: '报告中没有表格', en: 'the report has no table' },
    ]);
  });

  it('and has a reason exactly when it has no value', async () => {
    expect(
      await querySnapshot(
        workspace,
        `SELECT report_id, indicator_id FROM indicator
        WHERE (value IS NULL) <> (null_reason_en IS NOT NULL) OR (value IS NULL) <> (null_reason_zh IS NOT NULL)`,
      ),
    ).toEqual([]);
    expect(await querySnapshot(workspace, 'SELECT count(*)::INTEGER AS rows FROM indicator')).toEqual([
      { rows: 40 },
    ]);
  });
});

describe('an indicator beside that of the year before', () => {
  const compared = (year: number) =>
    querySnapshot(
      workspace,
      `SELECT previous_value AS previous, value, change_points AS points, comparability AS status
      FROM indicator_year_over_year WHERE report_year = ${year} AND indicator_id = 'disclosure_rate'`,
    );

  it('changes by percentage points: 50 % to 62.5 %', async () => {
    expect(await compared(2021)).toEqual([
      { previous: 0.5, value: 0.625, points: 12.5, status: 'comparable' },
    ]);
  });

  it('is not compared without a report of the year before, nor with one of mixed forms', async () => {
    expect(await compared(2020)).toEqual([{ previous: null, value: 0.5, points: null, status: null }]);
    expect(await compared(2022)).toEqual([{ previous: 0.625, value: null, points: null, status: null }]);
  });
});

describe('the terms of an indicator', async () => {
  it('name a measure that some form has', async () => {
    const { indicators, templates } = await registry;
    const [first] = indicators;
    if (first === undefined) throw new Error('there are indicators');
    const wrong = {
      ...first,
      denominator: [{ table: 'requests', row: 'handled', column: 'total', sign: 1 as const }],
    };
    const refused = await refusalOf(() => indicatorTerms(wrong, measuresOf(templates)));
    expect(refused.message).toBe(
      'indicators.json: disclosure_rate: denominator: no measure requests.handled.total',
    );
  });
});
