import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/domain/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { built, reportOf } from '../built-workspaces.ts';
import { querySnapshot as query } from '../query-snapshot.ts';
import { type SmallPortal, urlState } from '../small-workspace.ts';

const EDUCATION = '示范区教育局';

/** Status by year of the one agency. */
async function statuses(workspace: Workspace): Promise<Record<string, unknown>> {
  const rows = await query(workspace, 'SELECT report_year, status FROM coverage ORDER BY report_year');
  return Object.fromEntries(rows.map(({ report_year, status }) => [String(report_year), status]));
}

/** The Education Bureau with a report for 2021 only, crawled on 2025-02-01. */
const since2021 = (more: Partial<SmallPortal> = {}): SmallPortal => ({
  reports: [reportOf(EDUCATION, 2021)],
  ...more,
});

describe('coverage', () => {
  it('expects a report of an agency in every year after its first, to the year before the crawl', async () => {
    expect(await statuses(await built(since2021()))).toEqual({
      2021: 'published',
      2022: 'missing',
      2023: 'missing',
      2024: 'missing',
    });
  });

  it('calls a report late that a department published after 31 January', async () => {
    const workspace = await built({
      reports: [
        reportOf(EDUCATION, 2022, { published_on: '2023-01-31' }),
        reportOf(EDUCATION, 2023, { published_on: '2024-02-01' }),
        reportOf(EDUCATION, 2024, { published_on: null }),
      ],
    });
    expect(
      await query(
        workspace,
        'SELECT report_year, status, due_on, days_late FROM coverage ORDER BY report_year',
      ),
    ).toEqual([
      { report_year: 2022, status: 'published', due_on: '2023-01-31', days_late: 0 },
      { report_year: 2023, status: 'late', due_on: '2024-01-31', days_late: 1 },
      { report_year: 2024, status: 'published', due_on: '2025-01-31', days_late: null },
    ]);
  });

  it('judges what is due by the day of the crawl, not of the build', async () => {
    const before = await built(since2021({ crawledAt: '2023-01-31T10:00:00.000Z' }));
    expect(await statuses(before)).toEqual({ 2021: 'published', 2022: 'not_yet_due' });
    const after = await built(since2021({ crawledAt: '2023-02-01T10:00:00.000Z' }));
    expect(await statuses(after)).toEqual({ 2021: 'published', 2022: 'missing' });
  });

  it('waits for the last deadline of the year where the law names none for the agency', async () => {
    const reports = [reportOf('示范镇', 2021)];
    const march = await built({ reports, crawledAt: '2023-03-31T00:00:00.000Z' });
    expect(await statuses(march)).toMatchObject({ 2022: 'not_yet_due' });
    const april = await built({ reports, crawledAt: '2023-04-01T00:00:00.000Z' });
    expect(await statuses(april)).toMatchObject({ 2022: 'missing' });
  });

  it('does not call missing what the crawler could not look at', async () => {
    const workspace = await built(
      since2021({
        urlStates: [
          urlState('e2022.html', {
            status: 'blocked',
            reason: 'timeout',
            context: { agency: EDUCATION, title: '2022年年度报告', listed_on: null },
          }),
          urlState('e2023.html', {
            status: 'gone',
            reason: 'page_gone',
            context: { agency: EDUCATION, title: '2023年年度报告', listed_on: null },
          }),
          urlState('other.html', {
            status: 'failed',
            reason: 'timeout',
            context: { agency: '示范区财政局', title: '2024年年度报告', listed_on: null },
          }),
        ],
      }),
    );
    expect(
      await query(workspace, 'SELECT report_year, status, reason FROM coverage ORDER BY report_year'),
    ).toEqual([
      { report_year: 2021, status: 'published', reason: null },
      { report_year: 2022, status: 'blocked', reason: 'timeout' },
      { report_year: 2023, status: 'missing', reason: 'page_gone' },
      { report_year: 2024, status: 'missing', reason: null },
    ]);
  });

  it('calls every absent report blocked where the list itself could not be fetched', async () => {
    const workspace = await built(
      since2021({ urlStates: [urlState('', { role: 'index', status: 'failed', reason: 'timeout' })] }),
    );
    expect(await statuses(workspace)).toMatchObject({ 2022: 'blocked', 2024: 'blocked' });
  });

  it('does not call a document missing that could not be read', async () => {
    const scan = reportOf(EDUCATION, 2022, {
      report_year: null,
      listedTitle: '示范区教育局2022年年度报告',
    });
    const workspace = await built({
      reports: [reportOf(EDUCATION, 2021), scan],
      problems: [
        {
          document_id: `doc-${scan.report_id}`,
          sequence: 1,
          report_id: null,
          ...problem('needs_ocr'),
          facts: '{}',
          anchor: null,
        },
      ],
    });
    expect(await statuses(workspace)).toMatchObject({ 2022: 'unread', 2023: 'missing' });
  });

  it('ends with the validity of an agency and begins with it', async () => {
    const workspace = await built(
      since2021({
        agencies: [
          {
            division: '990101',
            name: EDUCATION,
            aliases: [],
            valid_from: 2020,
            valid_to: 2022,
            successors: [],
            source: '机构改革方案',
          },
        ],
      }),
    );
    expect(await statuses(workspace)).toEqual({ 2020: 'missing', 2021: 'published', 2022: 'missing' });
  });

  it('has the last year of an agency that the registry names and no report does, where its division is crawled', async () => {
    const named = { aliases: [], valid_from: null, valid_to: null, successors: [], source: '机构改革方案' };
    const workspace = await built(
      since2021({
        agencies: [
          { ...named, division: '990101', name: '示范区档案局' },
          { ...named, division: '990101', name: '示范区粮食局', valid_to: 2018 },
          { ...named, division: '110101', name: '东城区教育局', valid_from: 2020 },
        ],
      }),
    );
    expect(
      await query(
        workspace,
        `SELECT agency_name, report_year, status FROM coverage WHERE agency_name <> '${EDUCATION}' ORDER BY ALL`,
      ),
    ).toEqual([
      { agency_name: '示范区档案局', report_year: 2024, status: 'missing' },
      { agency_name: '示范区粮食局', report_year: 2018, status: 'missing' },
    ]);
  });
});

describe('lateness', () => {
  const lateness = (workspace: Workspace) =>
    query(
      workspace,
      'SELECT agency_name, report_year, due_on, days_late, null_reason_en FROM lateness ORDER BY ALL',
    );

  it('is counted from 31 January for departments and from 31 March for governments', async () => {
    const workspace = await built({
      reports: [
        reportOf(EDUCATION, 2021, { published_on: '2022-03-30' }),
        reportOf('示范区人民政府', 2021, { published_on: '2022-03-30' }),
      ],
    });
    expect(await lateness(workspace)).toEqual([
      {
        agency_name: '示范区人民政府',
        report_year: 2021,
        due_on: '2022-03-31',
        days_late: -1,
        null_reason_en: null,
      },
      {
        agency_name: EDUCATION,
        report_year: 2021,
        due_on: '2022-01-31',
        days_late: 58,
        null_reason_en: null,
      },
    ]);
  });

  it('is counted from 31 March for all organs up to the reports on 2018', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范镇', 2018, { template: null, cells: {}, published_on: '2019-04-02' }),
        reportOf(EDUCATION, 2018, { template: null, cells: {}, published_on: '2019-03-01' }),
      ],
    });
    expect(await lateness(workspace)).toEqual([
      {
        agency_name: EDUCATION,
        report_year: 2018,
        due_on: '2019-03-31',
        days_late: -30,
        null_reason_en: null,
      },
      { agency_name: '示范镇', report_year: 2018, due_on: '2019-03-31', days_late: 2, null_reason_en: null },
    ]);
  });

  it('is unknown, with the reason, where kind, deadline or date are', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范区档案馆', 2021),
        reportOf('示范镇', 2021),
        reportOf(EDUCATION, 2021, { published_on: null }),
      ],
    });
    expect((await lateness(workspace)).map((row) => [row['agency_name'], row['null_reason_en']])).toEqual([
      [EDUCATION, 'the date of publication is unknown'],
      ['示范区档案馆', 'the kind of the agency is unknown'],
      ['示范镇', 'the law names no deadline for agencies of this kind'],
    ]);
  });
});

describe('quality', () => {
  it('says for each report what was read and what is doubtful', async () => {
    const workspace = await built({
      reports: [
        reportOf(EDUCATION, 2021, {
          cells: { 'requests.new.total': 5, 'requests.new.business': 'blank' },
          failedChecks: 1,
        }),
      ],
      problems: [
        {
          document_id: `doc-${EDUCATION}2021`,
          sequence: 1,
          report_id: null,
          ...problem('row_unknown', { row: 'x | 7' }),
          facts: '{"row":"x | 7"}',
          anchor: null,
        },
      ],
    });
    expect(
      await query(
        workspace,
        `SELECT cells_asked, cells_valued, cells_null, cells_corrected, checks_failed, problems_error, problems_warning,
          trust FROM quality`,
      ),
    ).toEqual([
      {
        cells_asked: 200,
        cells_valued: 1,
        cells_null: 1,
        cells_corrected: 0,
        checks_failed: 1,
        problems_error: 0,
        problems_warning: 1,
        trust: 'low',
      },
    ]);
  });
});
