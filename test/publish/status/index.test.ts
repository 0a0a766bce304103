import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CrawlRunSchema, type UrlState } from '../../../src/domain/index.ts';
import { workspaceStatus } from '../../../src/publish/index.ts';
import { readJsonLines, type Workspace, writeJsonLines } from '../../../src/workspace/index.ts';
import { built, ready } from '../../load/built-workspaces.ts';
import { type SmallReport, urlState } from '../../load/small-workspace.ts';

const PORTAL = 'test-portal';
async function statusOf(workspace: Workspace) {
  const { snapshot, portals } = await workspaceStatus(workspace, [PORTAL]);
  const [status] = portals;
  if (status === undefined) throw new Error('no status');
  return { snapshot, ...status };
}

function reportOf(agency: string, year: number, changes: Partial<SmallReport> = {}): SmallReport {
  return {
    report_id: `${agency}${year}`,
    page: `${agency}${year}.html`,
    agency_name: agency,
    report_year: year,
    template: '2021',
    published_on: `${year + 1}-01-20`,
    cells: { 'requests.new.total': 5 },
    captured: ['2025-01-15T00:00:00Z'],
    ...changes,
  };
}

const held = (page: string, title: string | null, changes: Partial<UrlState> = {}): UrlState =>
  urlState(page, { sha256: 'aa', context: { agency: null, title, listed_on: null }, ...changes });

describe('the status of a portal without a dataset', () => {
  it('counts addresses by their state, and pages in the archive by the year in their title', async () => {
    const workspace = await ready({
      reports: [],
      urlStates: [
        held('1.html', '示范区教育局2023年政府信息公开工作年度报告'),
        held('2.html', '示范区财政局２０２３年政府信息公开工作年度报告', { status: 'unchanged' }),
        held('3.html', '政府信息公开工作年度报告'),
        // A body that was fetched before the address was refused is still in the archive.
        held('4.html', '示范区教育局2022年政府信息公开工作年度报告', {
          status: 'blocked',
          reason: 'login_or_challenge',
        }),
        held('5.html', '示范区教育局2021年报', { status: 'gone', reason: 'page_gone' }),
        held('6.doc', '附件2023', { role: 'attachment' }),
        urlState('7.html', { status: 'failed', reason: 'timeout' }),
      ],
    });
    const status = await statusOf(workspace);
    expect(status).toMatchObject({
      snapshot: 'none',
      reports_held: 4,
      new_reports: null,
      changed_reports: null,
      addresses: { fetched: 3, unchanged: 1, skipped: 0, blocked: 1, failed: 1, gone: 1 },
    });
    expect(status.years.map(({ report_year, held: pages, late }) => [report_year, pages, late])).toEqual([
      [null, 1, null],
      [2022, 1, null],
      [2023, 2, null],
    ]);
  });

  it('has the last run, with what it fell short of', async () => {
    const shortfalls = [{ what: 'any_report', entry_url: 'http://portal.invalid/' }] as const;
    const workspace = await ready({ reports: [], shortfalls });
    const runs = await readJsonLines(workspace.crawlRuns(PORTAL), CrawlRunSchema);
    const partial = { partial_reason: 'budget_spent', partial_facts: { budget_requests: 9 } };
    await writeJsonLines(workspace.crawlRuns(PORTAL), [
      ...runs,
      ...runs.map((run) => ({ ...run, run: 'run-2', ...partial })),
    ]);
    expect((await statusOf(workspace)).last_run).toMatchObject({
      run: 'run-2',
      ...partial,
      shortfalls,
    });
  });

  it('reports a crawl that has not ended, and not one whose mark was left behind', async () => {
    const workspace = await ready({ reports: [] });
    const mark = (run: string) =>
      writeFile(
        workspace.currentRun(PORTAL),
        JSON.stringify({ run, started_at: '2025-02-02T00:00:00.000Z' }),
      );
    expect((await statusOf(workspace)).unfinished_since).toBeNull();
    await mark('run-2');
    expect((await statusOf(workspace)).unfinished_since).toBe('2025-02-02T00:00:00.000Z');
    await mark('run-1');
    expect((await statusOf(workspace)).unfinished_since).toBeNull();
  });

  it('of a portal that was never crawled is empty', async () => {
    const workspace = await ready({ reports: [] });
    const { portals } = await workspaceStatus(workspace, ['elsewhere']);
    expect(portals).toMatchObject([{ portal: 'elsewhere', last_run: null, reports_held: 0, years: [] }]);
  });
});

describe('the status of a portal in the dataset', () => {
  it('counts what is published, late and missing by year', async () => {
    const workspace = await built({
      reports: [
        reportOf('示范区教育局', 2021),
        // Departments have until 31 January.
        reportOf('示范区教育局', 2022, { published_on: '2023-02-01' }),
        reportOf('示范区财政局', 2021),
        // 2022 and 2023 of this one lie between, and 2023 of the other after, what there is.
        reportOf('示范区财政局', 2024),
      ],
    });
    const { snapshot, years } = await statusOf(workspace);
    expect(snapshot).toBe('current');
    expect(
      years
        .filter(({ report_year }) => report_year !== 2024)
        .map(({ report_year, published, late, missing }) => [report_year, published, late, missing]),
    ).toEqual([
      [2021, 2, 0, 0],
      [2022, 0, 1, 1],
      [2023, 0, 0, 2],
    ]);
  });

  it('counts what came, and what was edited, since the last run began', async () => {
    const edited = reportOf('示范区教育局', 2021, { page: 'edited.html' });
    const redesigned = reportOf('示范区财政局', 2021, { page: 'redesigned.html' });
    const since = { captured: ['2025-02-01T00:05:00Z'] };
    const workspace = await built({
      reports: [
        edited,
        { ...edited, report_id: 'edit', ...since, cells: { 'requests.new.total': 50 } },
        redesigned,
        { ...redesigned, report_id: 'redesign', ...since },
        reportOf('示范区民政局', 2021, since),
      ],
    });
    expect(await statusOf(workspace)).toMatchObject({ new_reports: 1, changed_reports: 1 });
  });

  it('does not know what came in a run that was not loaded', async () => {
    const workspace = await built({ reports: [reportOf('示范区教育局', 2021)] });
    const runs = await readJsonLines(workspace.crawlRuns(PORTAL), CrawlRunSchema);
    await writeJsonLines(
      workspace.crawlRuns(PORTAL),
      runs.map((run) => ({ ...run, run: 'run-2' })),
    );
    expect(await statusOf(workspace)).toMatchObject({
      snapshot: 'older_than_crawl',
      new_reports: null,
      changed_reports: null,
    });
  });
});
