import { describe, expect, it } from 'vitest';
import { changesCsv, changesLines } from '../../src/cli/print-changes.ts';
import type { ReportChange } from '../../src/publish/index.ts';

const EDIT: ReportChange = {
  kind: 'changed',
  captured_at: '2026-02-01 03:04:05',
  portal_id: 'p',
  division_code: '990101',
  division_name: '示范区',
  agency_name: '示范区教育局',
  report_year: 2023,
  title: '=年度报告',
  url: 'http://portal.invalid/e.html',
  report_id: 'b',
  earlier_report_id: 'a',
  cells: [
    { measure_id: 'requests.new.total', old_value: 5, new_value: 1500, old_raw: '5', new_raw: '1500' },
    { measure_id: 'requests.granted.total', old_value: 2, new_value: null, old_raw: '2', new_raw: '' },
    { measure_id: 'requests.other.total', old_value: -1, new_value: null, old_raw: '-1', new_raw: '不详' },
    { measure_id: 'requests.late.total', old_value: null, new_value: 0, old_raw: null, new_raw: '0' },
  ],
  sections: [1, 3],
};
const SINCE = new Date('2026-02-01T00:00:00Z');

describe('a report that was edited', () => {
  it('is printed with what each cell was and is, and never with zero for what is not known', () => {
    expect(changesLines([EDIT], SINCE)).toEqual([
      '2026-02-01 03:04  CHANGED  示范区教育局 2023',
      '    requests.new.total  5 → 1,500',
      '    requests.granted.total  2 → blank',
      '    requests.other.total  -1 → "不详"',
      '    requests.late.total  not there → 0',
      '    text of section 1, 3',
      '    http://portal.invalid/e.html',
      'Since 2026-02-01T00:00 UTC: 0 new, 1 changed, 0 at another address.',
    ]);
  });

  it('is a row of CSV, with one more for each cell and section; no text is a formula, and no number a text', () => {
    const [, report, ...others] = changesCsv([EDIT]).split('\n');
    expect(report).toBe(
      "2026-02-01 03:04:05,changed,report,990101,示范区,示范区教育局,2023,'=年度报告,,,,,,,http://portal.invalid/e.html,p,b,a",
    );
    expect(others).toHaveLength(6);
    expect(others[2]).toContain("requests.other.total,-1,,'-1,不详,,");
    expect(others[5]).toContain(',text,');
  });

  it('with many cells says how many are not shown', () => {
    const cells = Array.from({ length: 12 }, (_, index) => ({
      measure_id: `m${index}`,
      old_value: 1,
      new_value: 2,
      old_raw: '1',
      new_raw: '2',
    }));
    const printed = changesLines([{ ...EDIT, cells }], SINCE);
    expect(printed).toContain('    m9  1 → 2');
    expect(printed).not.toContain('    m10  1 → 2');
    expect(printed).toContain('    and 2 more cells; --csv has all');
  });
});
