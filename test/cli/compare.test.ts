import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { nianbao } from './nianbao.ts';

let workspace: string;
beforeAll(async () => {
  workspace = await demoWorkspace();
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const compare = (...args: readonly string[]) => nianbao(['compare', '--workspace', workspace, ...args]);

const AnswerSchema = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

async function rowsOf(...args: readonly string[]) {
  const { status, out, err } = await compare(...args, '--json');
  if (status !== 0) throw new Error(err);
  return AnswerSchema.parse(JSON.parse(out)).rows;
}

describe('compare', () => {
  // New requests of the eight invented agencies in 2024 by data/demo/agencies:
  // 70 + 33 + 13 + 6 + 128 + 31 + 46 + 300 = 627.
  it('shows value, change, rank and share', async () => {
    const { status, out } = await compare(
      ...['--measure', 'requests.new.total', '--division', '990101', '--years', '2023-2024'],
      ...['--agency', '示范区教育局'],
    );
    expect(status).toBe(0);
    expect(out).toBe(
      [
        '本年新收政府信息公开申请数量 · 总计 (件)',
        'New requests this year · Total',
        'requests.new.total',
        '2023–2024, ranked within kind and level',
        '',
        'year value change       % rank share',
        '示范区教育局, department',
        '2023    57     -4  -6.56%  3/8  9.9% ████████████████████████▍',
        '2024    70    +13 +22.81%  3/8 11.2% ██████████████████████████████',
        '',
        '',
      ].join('\n'),
    );
  });

  // (38 + 10) / 68 in 2024, (34 + 5) / 57 in 2023.
  it('takes an indicator in percent', async () => {
    const [row] = await rowsOf(
      '--indicator',
      'disclosure_rate',
      '--agency',
      '示范区教育局',
      '--years',
      '2024',
    );
    expect(row).toMatchObject({ value: 70.5882, change: 2.17, change_pct: null, share_pct: null });
  });

  it('knows an agency by its alias', async () => {
    const rows = await rowsOf(
      '--measure',
      'requests.new.total',
      '--agency',
      '示范区人社局',
      '--years',
      '2023',
    );
    expect(rows).toMatchObject([{ agency_name: '示范区人力资源和社会保障局', value: 110 }]);
  });

  it('shows the year of a report that could not be read as unknown', async () => {
    const rows = await rowsOf('--measure', 'requests.new.total', '--agency', '示范区卫生健康委员会');
    expect(rows.map((row) => [row['report_year'], row['value']])).toEqual([
      [2019, 33],
      [2020, null],
      [2021, 58],
      [2022, 49],
      [2023, 41],
      [2024, 46],
    ]);
    expect(rows[1]).toMatchObject({ note_en: 'no report: unread (damaged)', rank: null });
  });

  it('uses the report of a government, and makes no sum of departments where there is none', async () => {
    const rows = await rowsOf('--measure', 'requests.new.total', '--by', 'division', '--years', '2024');
    expect(rows.map((row) => [row['division_name'], row['value'], row['note_en']])).toEqual([
      ['南开区', null, expect.stringContaining('no report of the government itself')],
      ['示范区', 651, null],
    ]);
  });

  it('does not compare across a break without the option for it, and marks it then', async () => {
    const args = ['--measure', 'proactive.fees.fee_amount', '--agency', '示范区教育局'];
    const refused = await compare(...args);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('nianbao: not_comparable');
    expect(refused.err).toContain('Number of fee items in 2019–2020, amount of fees since 2021');
    expect(refused.err).toContain('give --years 2021-2024');
    const shown = await compare(...args, '--across-breaks');
    expect(shown.status).toBe(0);
    expect(shown.out).toMatch(/^2021 +418\.6 +≠/m);
  });

  it('prints CSV in which numbers are numbers', async () => {
    const { out } = await compare(
      ...['--measure', 'requests.new.total', '--agency', '示范区教育局', '--years', '2023', '--csv'],
    );
    const [head, line] = out.split('\n');
    expect(head).toMatch(/^quantity,quantity_zh,unit,division_code,division_name,agency_name,/);
    expect(line).toContain(',示范区教育局,department,county,2023,57,-4,-6.56,comparable,3,8,0,9.9,');
  });

  it.each([
    [['--measure', 'requests.new.totl'], 'the nearest are: requests.new.total'],
    [['--indicator', 'disclosure'], 'disclosure_rate'],
    [['--measure', 'requests.new.total', '--agency', '教育局'], '示范区教育局'],
    [['--measure', 'requests.new.total', '--division', '和平区'], '120104 南开区'],
    [['--measure', 'requests.new.total', '--years', '2024-2021'], 'is reversed: give 2021-2024'],
    [['--measure', 'requests.new.total', '--years', '2010-2024'], 'there are reports of 2019-2024 only'],
    [['--measure', 'requests.new.total', '--years', 'always'], 'must be a year or two'],
    [['--measure', 'requests.new.total', '--by', 'colour'], 'Allowed choices are agency, division, level'],
    [['--measure', 'requests.new.total', '--indicator', 'disclosure_rate'], 'one of the two'],
    [[], 'Give --measure or --indicator'],
    [['--measure', 'requests.new.total', '--workspace', '/nowhere'], 'run load first'],
  ])('answers %j with status 2 and what to do', async (args, words) => {
    const { status, err } = await compare(...args);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });
});
