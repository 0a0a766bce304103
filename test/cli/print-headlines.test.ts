import { describe, expect, it } from 'vitest';
import { headlineLines } from '../../src/cli/print-headlines.ts';
import type { ComparisonRow, DepartmentSum, Overview } from '../../src/publish/index.ts';

const PLACE = { division_code: '990101', division_name: '示范区' };

function value(
  agency: string,
  kind: ComparisonRow['kind'],
  year: number,
  number: number | null,
  more: Partial<ComparisonRow> = {},
): ComparisonRow {
  return {
    ...PLACE,
    agency_name: agency,
    kind,
    level: 'county',
    report_year: year,
    value: number,
    change: null,
    change_pct: null,
    comparability: 'comparable',
    rank: null,
    ranked: null,
    unranked: null,
    share_pct: null,
    note_zh: null,
    note_en: null,
    checks_failed: 0,
    previous_checks_failed: null,
    trust: 'high',
    template: '2021',
    report_id: `${agency}${year}`,
    url: 'http://shifan.invalid/',
    ...more,
  };
}

function sum(year: number, number: number | null, lacking: number): DepartmentSum {
  return { ...PLACE, report_year: year, value: number, agencies_lacking: lacking };
}

function overviewOf(
  rows: readonly ComparisonRow[],
  sums: readonly DepartmentSum[] = [],
  agenciesLeft = 0,
): Overview {
  const quantity = {
    is: 'measure' as const,
    id: 'requests.new.total',
    zh: '新收',
    en: 'New',
    unit: '件',
    terms: [],
  };
  const comparison = { quantity, years: { first: 2022, last: 2023 }, grouping: 'agency' as const, rows };
  return { headlines: [{ comparison, sums }], agenciesLeft };
}

const BUREAU = value('示范区教育局', 'department', 2023, 30);
const GOVERNMENT = value('示范区人民政府', 'government', 2023, 100);
const WARNING = 'The report of a government includes its departments: the two are never added up.';

describe('the headline figures', () => {
  it('explain no signs where there is nothing to compare', () => {
    expect(headlineLines({ headlines: [], agenciesLeft: 0 }, [])).toEqual([]);
    expect(headlineLines(overviewOf([value('示范区教育局', 'department', 2023, null)]), [])).toEqual([]);
  });

  it('show a government below the sum of its departments, not among them', () => {
    const lines = headlineLines(overviewOf([GOVERNMENT, BUREAU], [sum(2023, 30, 0)]), []).flatMap((text) =>
      text.split('\n'),
    );
    expect(lines.slice(2, 6)).toEqual([
      '                   2023  change',
      ' 示范区教育局        30       —',
      ' 示范区各部门之和    30',
      ' 示范区人民政府     100       —',
    ]);
    expect(lines).toContain(WARNING);
  });

  it('mark a sum that lacks an agency, and show an unknown one as no number', () => {
    const rows = [GOVERNMENT, BUREAU, value('示范区教育局', 'department', 2022, null)];
    const text = headlineLines(overviewOf(rows, [sum(2022, null, 1), sum(2023, 30, 2)]), []).join('\n');
    expect(text).toMatch(/示范区各部门之和 +—~ +30~/);
  });

  it('make no sum for a division whose government does not report', () => {
    const text = headlineLines(overviewOf([BUREAU]), []).join('\n');
    expect(text).not.toContain('各部门之和');
    expect(text).not.toContain(WARNING);
  });

  it('list the other names of the agencies shown, and of no others', () => {
    const text = headlineLines(overviewOf([BUREAU]), [
      { agency_name: '示范区教育局', report_year: 2023, alias: '示范区教委' },
      { agency_name: '示范区财政局', report_year: 2023, alias: '示范区财局' },
    ]).join('\n');
    expect(text).toContain('  示范区教育局 2023: 示范区教委');
    expect(text).not.toContain('示范区财局');
  });

  it('distinguish a year without a report from an unknown value, and a break from an unknown change', () => {
    const rows = [
      value('示范区教育局', 'department', 2022, null),
      value('示范区教育局', 'department', 2023, 7, { comparability: 'break', note_en: 'counted anew' }),
      value('示范区财政局', 'department', 2022, null, { report_id: null }),
      value('示范区财政局', 'department', 2023, 9, { change: 1, change_pct: 12.5, checks_failed: 2 }),
    ];
    expect(headlineLines(overviewOf(rows), []).join('\n').split('\n').slice(2, 6)).toEqual([
      '               2022  2023        change',
      ' 示范区教育局     —     7             ≠',
      ' 示范区财政局     ·    9?  +1 (+12.50%)',
      '  note: counted anew',
    ]);
  });

  it('count the agencies that do not fit', () => {
    expect(headlineLines(overviewOf([BUREAU], [], 5), []).join('\n')).toContain(
      '1 of 6 agencies; comparison.csv has all',
    );
  });
});
