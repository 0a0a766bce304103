import { type Difference, type DifferenceCount, diffSnapshots } from '../../../src/publish/index.ts';
import type { SmallPortal, SmallReport } from '../../load/small-workspace.ts';

export const TOTAL = 'requests.new.total';
export const OTHER = 'requests.new.business';

function report(agency: string, year: number, cells: SmallReport['cells'], id = ''): SmallReport {
  return {
    report_id: `${agency}${year}${id}`,
    page: `${agency}${year}.html`,
    agency_name: agency,
    report_year: year,
    template: '2021',
    published_on: null,
    cells,
    // As a cell may be printed: over two lines, with what CSV must quote.
    raw: { [TOTAL]: '共"计",\n件' },
  };
}

/** Five agencies, a year each. */
export const before: SmallPortal = {
  reports: [
    report('甲局', 2021, { [TOTAL]: 4, [OTHER]: 1 }),
    report('乙局', 2021, { [TOTAL]: 5, [OTHER]: 2 }),
    report('丙局', 2021, { [TOTAL]: 6 }),
    report('丁局', 2021, { [TOTAL]: 8, [OTHER]: 'blank' }),
    report('戊局', 2021, { [TOTAL]: 9 }),
  ],
};
/** The same later: one report more, one gone, one other, one read otherwise, one corrected. */
export const after: SmallPortal = {
  reports: [
    report('甲局', 2021, { [TOTAL]: 4, [OTHER]: 1 }),
    report('甲局', 2022, { [TOTAL]: 7 }),
    // Other bytes at the same address: one value is another, one cell is gone, one is new.
    report('乙局', 2021, { [TOTAL]: 50, 'requests.new.natural_person': 3 }, '-revised'),
    report('丁局', 2021, { [TOTAL]: 8, [OTHER]: 0 }),
    report('戊局', 2021, { [TOTAL]: 9 }),
  ],
  corrections: [
    {
      report: '990101-戊局/2021',
      cell: TOTAL,
      original: 9,
      corrected: 90,
      reason: 'misprint',
      source: 'the agency',
      author: 'a reader',
      date: '2025-02-03',
    },
  ],
};

interface Read {
  readonly counts: readonly DifferenceCount[];
  readonly rows: readonly Difference[];
}

/** Both are small: nothing is spilled. */
export function differing(from: string, to: string): Promise<Read> {
  return diffSnapshots(from, to, `${from}.spill`, async ({ counts, rows }) => {
    const all: Difference[] = [];
    for await (const chunk of rows) all.push(...chunk);
    return { counts, rows: all };
  });
}

export const short = ({ rows }: Read) =>
  rows.map((row) => [
    row.change,
    row.reason,
    row.agency_name,
    row.report_year,
    row.measure_id,
    row.value_before,
    row.value_after,
  ]);
