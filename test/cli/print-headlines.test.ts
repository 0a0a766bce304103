import { describe, expect, it } from 'vitest';
import { headlineLines } from '../../src/cli/print-headlines.ts';
import type { ComparedValue, DepartmentSum } from '../../src/publish/index.ts';

const PLACE = {
  division_code: '990101',
  division_name: '示范区',
  measure_id: 'requests.new.total',
  measure_zh: '新收',
  measure_en: 'New',
  unit: '件',
};

function value(
  agency: string,
  kind: ComparedValue['kind'],
  year: number,
  number: number | null,
): ComparedValue {
  return {
    ...PLACE,
    agency_name: agency,
    kind,
    report_year: year,
    value: number,
    previous_year: year - 1,
    previous_value: null,
    change: null,
    change_pct: null,
    comparability: 'comparable',
    reason_zh: null,
    reason_en: null,
    checks_failed: 0,
    previous_checks_failed: null,
    url: 'http://shifan.invalid/',
  };
}

function sum(year: number, number: number | null, lacking: number): DepartmentSum {
  const { division_code, division_name, measure_id } = PLACE;
  return {
    division_code,
    division_name,
    measure_id,
    report_year: year,
    value: number,
    agencies_lacking: lacking,
  };
}

const BUREAU = value('示范区教育局', 'department', 2023, 30);
const GOVERNMENT = value('示范区人民政府', 'government', 2023, 100);
const WARNING = 'The report of a government includes its departments: the two are never added up.';

describe('the headline figures', () => {
  it('explain no signs where there is nothing to compare', () => {
    expect(headlineLines([], [], [])).toEqual([]);
  });

  it('show a government below the sum of its departments, not among them', () => {
    const lines = headlineLines([GOVERNMENT, BUREAU], [sum(2023, 30, 0)], []).flatMap((text) =>
      text.split('\n'),
    );
    expect(lines.slice(2, 6)).toEqual([
      '                   2023  change',
      ' 示范区教育局        30       –',
      ' 示范区各部门之和    30',
      ' 示范区人民政府     100       –',
    ]);
    expect(lines).toContain(WARNING);
  });

  it('mark a sum that lacks an agency, and show an unknown one as no number', () => {
    const rows = [GOVERNMENT, BUREAU, value('示范区教育局', 'department', 2022, null)];
    const text = headlineLines(rows, [sum(2022, null, 1), sum(2023, 30, 2)], []).join('\n');
    expect(text).toMatch(/示范区各部门之和 +–~ +30~/);
  });

  it('make no sum for a division whose government does not report', () => {
    const text = headlineLines([BUREAU], [sum(2023, 30, 0)], []).join('\n');
    expect(text).not.toContain('各部门之和');
    expect(text).not.toContain(WARNING);
  });

  it('list the other names of the agencies shown, and of no others', () => {
    const text = headlineLines(
      [BUREAU],
      [],
      [
        { agency_name: '示范区教育局', report_year: 2023, alias: '示范区教委' },
        { agency_name: '示范区财政局', report_year: 2023, alias: '示范区财局' },
      ],
    ).join('\n');
    expect(text).toContain('  示范区教育局 2023: 示范区教委');
    expect(text).not.toContain('示范区财局');
  });

  it('count the agencies that do not fit', () => {
    const many = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) =>
      value(`示范区${name}局`, 'department', 2023, 1),
    );
    expect(headlineLines(many, [], []).join('\n')).toContain('4 of 6 agencies; comparison.csv has all');
  });
});
