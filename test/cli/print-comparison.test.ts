import { describe, expect, it } from 'vitest';
import { comparisonLines } from '../../src/cli/print-comparison.ts';
import type { Comparison, ComparisonRow } from '../../src/publish/index.ts';

const row = (fields: Partial<ComparisonRow>): ComparisonRow => ({
  division_code: '990101',
  division_name: '示范区',
  agency_name: '示范区教育局',
  kind: 'department',
  level: 'county',
  report_year: 2021,
  value: 12_931,
  change: 1_027,
  change_pct: 8.63,
  comparability: 'comparable',
  rank: 1,
  ranked: 9,
  unranked: 0,
  share_pct: 62.5,
  note_zh: null,
  note_en: null,
  checks_failed: 0,
  previous_checks_failed: 0,
  trust: 'high',
  template: '2021',
  report_id: 'r',
  url: 'http://portal.invalid/r',
  ...fields,
});

const comparison = (...rows: readonly ComparisonRow[]): Comparison => ({
  quantity: {
    is: 'measure',
    id: 'requests.new.total',
    zh: '新收申请',
    en: 'New requests',
    unit: '件',
    terms: [],
  },
  years: { first: 2021, last: 2022 },
  grouping: 'agency',
  rows,
});

/** Columns of a terminal: a Chinese character takes two. */
const columns = (line: string) =>
  [...line].reduce((sum, character) => sum + (/[\p{Script=Han}，；：]/u.test(character) ? 2 : 1), 0);

describe('a comparison on a terminal', () => {
  const rows = [
    row({}),
    row({
      report_year: 2022,
      value: null,
      change: null,
      change_pct: null,
      rank: null,
      share_pct: null,
      comparability: null,
      note_en:
        'no report: the portal answered with a challenge page that nobody could pass, so it is blocked',
    }),
  ];

  it('has one line per year with a bar, and distinguishes an unknown value from zero', () => {
    expect(comparisonLines(comparison(...rows, row({ agency_name: '示范区财政局', value: 0 })), 80)).toEqual([
      '新收申请 (件)',
      'New requests',
      'requests.new.total',
      '2021–2022, ranked within kind and level',
      '',
      'year  value change      % rank share note',
      '示范区教育局, department',
      '2021 12,931 +1,027 +8.63%  1/9 62.5%      ██████████████████████████████',
      '2022      —      —      —    —     — [1]',
      '示范区财政局, department',
      '2021      0 +1,027 +8.63%  1/9 62.5%',
      '',
      ' —     unknown or none; never zero',
      ' [1]   no report: the portal answered with a challenge page that nobody could',
      '       pass, so it is blocked',
    ]);
  });

  it.each([50, 80])('fits %i columns', (width) => {
    const lines = comparisonLines(comparison(...rows), width);
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
    expect(lines.some((line) => line.endsWith('█'))).toBe(true);
  });

  it('marks a break instead of a change', () => {
    const broken = row({ change: null, change_pct: null, comparability: 'break', note_en: 'counted anew' });
    const lines = comparisonLines(comparison(broken), 80);
    expect(lines).toContainEqual(expect.stringMatching(/^2021 12,931 {6}≠/));
    expect(lines).toContain(' [1]   counted anew');
    expect(lines).toContainEqual(expect.stringContaining('not comparable'));
  });

  it('warns of a report that contradicts itself', () => {
    const lines = comparisonLines(comparison(row({ checks_failed: 1, previous_checks_failed: 2 })), 80);
    expect(lines.find((line) => line.startsWith('2021 12'))).toContain('[1][2]');
    expect(lines.join('\n')).toContain('[1]   the report contradicts itself');
    expect(lines.join('\n')).toContain('[2]   the report of the year before contradicts itself');
  });

  it('says when values are unknown among those that are ranked', () => {
    expect(comparisonLines(comparison(row({ unranked: 1 })), 80).join('\n')).toContain(
      'agencies whose value is unknown are not ranked: in 2021',
    );
  });

  it('prints a rate to two decimals, and says that its change is in percentage points', () => {
    const rates = comparison(
      row({ value: 57.5342, change: 4.3, change_pct: null, share_pct: null }),
      row({ value: 50, change: -7, change_pct: null, share_pct: null }),
    );
    const lines = comparisonLines({ ...rates, quantity: { ...rates.quantity, unit: '%' } }, 80);
    expect(lines.filter((line) => line.startsWith('20') && !line.includes('–'))).toEqual([
      expect.stringMatching(/^2021 57\.53 {2}\+4\.30 /),
      expect.stringMatching(/^2021 50\.00 {2}-7\.00 /),
    ]);
    expect(lines.join('\n')).toContain('percentage points, not in percent');
  });

  it('draws nothing where a value is negative', () => {
    const lines = comparisonLines(comparison(row({}), row({ value: -3 })), 80);
    expect(lines.join('\n')).not.toContain('█');
  });

  it('names the division where there are several', () => {
    const other = row({ division_code: '120104', division_name: '南开区', agency_name: '教育局' });
    expect(comparisonLines(comparison(row({}), other), 80)).toContain('南开区 教育局, department');
  });

  it('says when there is nothing', () => {
    expect(comparisonLines(comparison(), 80)).toContain('no report of these years');
  });
});
