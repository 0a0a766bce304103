import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/index.ts';
import { querySnapshot } from './query-snapshot.ts';
import { buildSmall, type SmallReport, smallWorkspace } from './small-workspace.ts';

/** Ten cells, all with values placed by their labels. */
const CELLS = ['new', 'carried_in', 'granted', 'granted_in_part', 'handled_total'].flatMap((row) => [
  `requests.${row}.total`,
  `requests.${row}.business`,
]);
const sound: SmallReport = {
  report_id: 'e2021',
  page: 'e2021.html',
  agency_name: '示范区教育局',
  report_year: 2021,
  template: '2021',
  published_on: null,
  cells: Object.fromEntries(CELLS.map((measure) => [measure, 1])),
};
const CROSS = { id: 'received_sum', severity: 'warning' };
const TEXT = { id: 'text_requests_received', severity: 'note' };

function blank(count: number): SmallReport['cells'] {
  return Object.fromEntries(CELLS.map((measure, at) => [measure, at < count ? 'blank' : 1]));
}

/** A report, its trust, and its reason in English. */
const CASES: readonly [string, Partial<SmallReport>, string, string | null][] = [
  ['of which nothing is to be said is high', {}, 'high', null],
  ['with one failed check is medium', { failedChecks: 1 }, 'medium', 'failed checks: 1'],
  ['with three, which one misprint breaks, is medium', { failedChecks: 3 }, 'medium', 'failed checks: 3'],
  ['with four is low', { failedChecks: 4 }, 'low', 'failed checks: 4'],
  [
    'with a tenth of its cells blank is medium',
    { cells: blank(1) },
    'medium',
    '10 % of the cells without a value',
  ],
  ['with three tenths blank is low', { cells: blank(3) }, 'low', '30 % of the cells without a value'],
  [
    'without a value is low',
    { cells: blank(10) },
    'low',
    'no value at all; 100 % of the cells without a value',
  ],
  ['without an agency is low', { agency_name: null }, 'low', 'agency, division or year unknown'],
  [
    'whose source contradicts itself is medium',
    { identityConflict: true },
    'medium',
    'the source contradicts itself on agency, year or date',
  ],
  [
    'with a value placed by likeness is medium',
    { matched: { 'requests.new.total': 'similarity' } },
    'medium',
    'values placed by a similar label or by sums: 1',
  ],
  [
    'with a tenth placed by counting is high, and says so',
    { matched: { 'requests.new.total': 'sequence' } },
    'high',
    '10 % of the values placed by counting',
  ],
  [
    'with a fifth placed by counting is medium',
    { matched: { 'requests.new.total': 'sequence', 'requests.new.business': 'sequence' } },
    'medium',
    '20 % of the values placed by counting',
  ],
  [
    'that another format contradicts in one cell is medium',
    { flags: { 'requests.new.total': ['formats_disagree'] } },
    'medium',
    'cells that another format of the report prints otherwise: 1',
  ],
  [
    'with a value that only another format has is medium',
    { flags: { 'requests.new.total': ['from_other_format'] } },
    'medium',
    'values that only another format of the report has: 1',
  ],
  [
    'whose text disagrees is high, and says so',
    { checks: [TEXT] },
    'high',
    'figures in the text that the tables contradict: 1',
  ],
  [
    'with two mild doubts is medium',
    { checks: [TEXT, CROSS] },
    'medium',
    'failed checks across years or of severity warning: 1; figures in the text that the tables contradict: 1',
  ],
];

/** Each case is the report of a different agency. */
const reports = CASES.map(
  ([name, report], at): SmallReport => ({
    ...sound,
    report_id: `case-${at}`,
    page: `${at}.html`,
    agency_name: name,
    ...report,
  }),
);
const unexpected: SmallReport = { ...sound, agency_name: '示范区财政局' };
const problem = {
  document_id: 'doc-e2021',
  sequence: 1,
  report_id: 'e2021',
  code: 'template_unexpected',
  severity: 'warning',
  facts: '{"report_year":2021,"template":"2019"}',
  anchor: null,
};

let workspace: Workspace;
beforeAll(async () => {
  const content = { reports: [...reports, unexpected], problems: [problem] };
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
});
afterAll(() => rm(workspace.root, { recursive: true }));

const trustOf = (report: string) =>
  querySnapshot(
    workspace,
    `SELECT trust, trust_reason_zh AS zh, trust_reason_en AS en FROM report WHERE report_id = '${report}'`,
  );

it.each(CASES.map(([name, , trust, reason], at) => ({ name, at, trust, reason })))(
  'a report $name',
  async ({ at, trust, reason }) => {
    expect(await trustOf(`case-${at}`)).toMatchObject([{ trust, en: reason }]);
  },
);

it('a report of an unexpected form is medium, with the reason in Chinese too', async () => {
  expect(await trustOf('e2021')).toEqual([
    {
      trust: 'medium',
      zh: '混用表式或使用其他年度的表式',
      en: 'mixes forms, or uses that of other years',
    },
  ]);
});
