import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBuilds, rollback } from '../../src/load/index.ts';
import { errorText } from '../../src/text/index.ts';
import { type Workspace, withDatabase } from '../../src/workspace/index.ts';
import { refusalOf } from '../refusal-of.ts';
import { built, builtWorkspace, copiesOf, reportOf } from './built-workspaces.ts';
import { querySnapshot as query } from './query-snapshot.ts';
import {
  addEmptyPortal,
  buildSmall,
  type SmallPortal,
  urlState,
  writeCrawl,
  writeExtracted,
} from './small-workspace.ts';

/** Twenty agencies with a report for 2021. */
const agencies = Array.from({ length: 20 }, (_, index) => `示范区第${index + 1}局`);
const full: SmallPortal = { reports: agencies.map((agency) => reportOf(agency, 2021)) };
const without = (lost: number): SmallPortal => ({ reports: full.reports.slice(lost) });

const builtFull = copiesOf(() => builtWorkspace(full));

async function rebuilt(
  workspace: Workspace,
  content: SmallPortal,
  builtAt: string,
  acceptLoss = false,
): Promise<void> {
  await writeExtracted(workspace, content);
  await buildSmall(workspace, content, { builtAt, acceptLoss });
}

const failure = (work: Promise<unknown>) => work.then(() => 'done', errorText);
const currentReports = async (workspace: Workspace) =>
  (await query(workspace, 'SELECT CAST(count(*) AS INTEGER) AS reports FROM report WHERE is_current'))[0]?.[
    'reports'
  ];
const summary = async (workspace: Workspace) =>
  (await listBuilds(workspace)).map(({ builtAt, currentReports: reports, isCurrent }) => [
    builtAt,
    reports,
    isCurrent,
  ]);

describe('a build', () => {
  it('of the same inputs does not touch the file', async () => {
    const workspace = await builtFull();
    const again = await buildSmall(workspace, full, { builtAt: '2025-03-02T12:00:00Z' });
    expect(again).toMatchObject({ unchanged: true, currentReports: 20 });
    expect(await summary(workspace)).toEqual([['2025-03-01T12:00:00.000Z', 20, true]]);
  });

  const earlierCrawl = { ...full, urlStates: [urlState('a.html', { sha256: 'a' })] };
  const builtEarlier = copiesOf(() => builtWorkspace(earlierCrawl));

  it('is not made for a crawl that found nothing new', async () => {
    const two = {
      ...full,
      urlStates: [urlState('a.html', { sha256: 'a' }), urlState('b.html', { sha256: 'b' })],
    };
    const workspace = await built(two);
    const secondRun = { status: 'unchanged', run: 'run-2' } as const;
    await writeCrawl(workspace, {
      ...two,
      crawledAt: '2025-02-20T00:00:00.000Z',
      urlStates: [
        urlState('a.html', {
          ...secondRun,
          sha256: 'a',
          http_status: 304,
          checked_at: '2025-02-20T00:00:00.000Z',
        }),
        urlState('b.html', { ...secondRun, sha256: 'b', facts: { not_requested: true } }),
      ],
    });
    expect(await buildSmall(workspace, two, { builtAt: '2025-02-20T12:00:00Z' })).toMatchObject({
      unchanged: true,
    });
  });

  it.each([
    ['an address answers otherwise', { urlStates: [urlState('a.html', { sha256: 'altered' })] }],
    [
      'an address is gone',
      { urlStates: [urlState('a.html', { status: 'gone', reason: 'page_gone', sha256: 'a' })] },
    ],
    [
      'a crawl falls short of what was expected',
      { shortfalls: [{ what: 'agencies', found: 1, expected: 2 } as const] },
    ],
    ['reports have become due', { crawledAt: '2025-05-01T00:00:00.000Z' }],
    ['a new year has begun', { crawledAt: '2026-01-01T00:00:00.000Z' }],
  ])('is made when %s', async (_, changes) => {
    const workspace = await builtEarlier();
    await writeCrawl(workspace, { ...earlierCrawl, ...changes });
    expect(await buildSmall(workspace, earlierCrawl, { builtAt: '2026-05-01T12:00:00Z' })).toMatchObject({
      unchanged: false,
    });
  });

  it('has the day of the newest crawl', async () => {
    const workspace = await built({ ...full, crawledAt: '2025-02-03T00:00:00.000Z' });
    expect(await query(workspace, "SELECT value FROM meta WHERE key = 'as_of'")).toEqual([
      { value: '2025-02-03' },
    ]);
  });

  it('keeps the snapshots before it, as many as the registry says', async () => {
    const workspace = await builtFull();
    for (const day of [2, 3, 4]) {
      const content = { reports: [...full.reports, reportOf(`示范区新${day}局`, 2021)] };
      await writeExtracted(workspace, content);
      await buildSmall(workspace, content, { builtAt: `2025-03-0${day}T12:00:00Z`, keepBuilds: 2 });
    }
    expect((await summary(workspace)).map(([builtAt, , isCurrent]) => [builtAt, isCurrent])).toEqual([
      ['2025-03-04T12:00:00.000Z', true],
      ['2025-03-03T12:00:00.000Z', false],
      ['2025-03-02T12:00:00.000Z', false],
    ]);
  });

  it('replaces a file that is no snapshot', async () => {
    const workspace = await builtFull();
    await writeFile(workspace.snapshot, 'no database');
    await rebuilt(workspace, full, '2025-03-02T12:00:00Z');
    expect(await summary(workspace)).toEqual([['2025-03-02T12:00:00.000Z', 20, true]]);
  });
});

describe('a build that lost reports', () => {
  it('is published while the loss is within the limits', async () => {
    const workspace = await builtFull();
    await rebuilt(workspace, without(1), '2025-03-02T12:00:00Z');
    expect(await currentReports(workspace)).toBe(19);
  });

  it('is not published beyond them, and the limit is named', async () => {
    const workspace = await builtFull();
    expect(await failure(rebuilt(workspace, without(2), '2025-03-02T12:00:00Z'))).toContain(
      'current_reports: agencies × years with a report: 20 before, 18 now; that is 10.0 % less, and 5 % may be lost',
    );
    expect(await currentReports(workspace)).toBe(20);
    expect(await readdir(dirname(workspace.snapshot))).toEqual([
      expect.stringMatching(/^empty-/),
      'nianbao.duckdb',
    ]);
  });

  it('is compared with the newest kept one where the current file is damaged', async () => {
    const workspace = await builtFull();
    await rebuilt(workspace, without(1), '2025-03-02T12:00:00Z');
    await writeFile(workspace.snapshot, 'no database');
    expect(await failure(rebuilt(workspace, without(10), '2025-03-03T12:00:00Z'))).toContain(
      '20 before, 10 now',
    );
  });

  it('is not published when a portal vanished from it', async () => {
    const workspace = await builtFull();
    expect(await failure(rebuilt(workspace, { reports: [] }, '2025-03-02T12:00:00Z'))).toContain(
      'portal_reports: the same of one portal (test-portal): 20 before, 0 now; that is all of them less',
    );
  });

  it('is not published when reports stay and values are lost', async () => {
    const workspace = await builtFull();
    const blank: SmallPortal = {
      reports: full.reports.map((report) => ({ ...report, cells: { 'requests.new.total': 'blank' } })),
    };
    expect(await failure(rebuilt(workspace, blank, '2025-03-02T12:00:00Z'))).toContain(
      'values: cells with a value',
    );
  });

  it('is published when the loss is accepted, and says so', async () => {
    const workspace = await builtFull();
    await rebuilt(workspace, without(10), '2025-03-02T12:00:00Z', true);
    const [current, before] = await listBuilds(workspace);
    expect(current).toMatchObject({ currentReports: 10, reportsByPortal: { 'test-portal': 10 } });
    expect(current?.acceptedLoss).toContain('20 before, 10 now');
    expect(before?.acceptedLoss).toBeNull();
  });
});

describe('a portal that broke', () => {
  it('keeps its earlier reports', async () => {
    const workspace = await builtFull();
    const broken: SmallPortal = {
      ...full,
      crawledAt: '2025-06-01T00:00:00.000Z',
      urlStates: full.reports.map(({ page }) => urlState(page, { status: 'failed', reason: 'timeout' })),
    };
    await writeCrawl(workspace, broken);
    await buildSmall(workspace, broken, { builtAt: '2025-06-01T12:00:00Z' });
    expect((await listBuilds(workspace)).map(({ reportsByPortal }) => reportsByPortal)).toEqual([
      { 'test-portal': 20 },
      { 'test-portal': 20 },
    ]);
  });

  it('keeps them also without being asked', async () => {
    const workspace = await builtFull();
    await addEmptyPortal(workspace, 'second-portal');
    const summary = await buildSmall(workspace, full, {
      builtAt: '2025-06-01T12:00:00Z',
      portals: ['second-portal'],
    });
    expect(summary).toMatchObject({ currentReports: 20, unchanged: false });
  });
});

describe('a rollback', () => {
  const twice = copiesOf(async () => {
    const workspace = await builtWorkspace(full);
    await rebuilt(workspace, without(1), '2025-03-02T12:00:00Z');
    return workspace;
  });

  it('makes the build before the current one, and keeps that', async () => {
    const workspace = await twice();
    expect((await rollback(workspace)).currentReports).toBe(20);
    expect(await currentReports(workspace)).toBe(20);
    expect(await summary(workspace)).toEqual([
      ['2025-03-02T12:00:00.000Z', 19, false],
      ['2025-03-01T12:00:00.000Z', 20, true],
    ]);
  });

  it('can be undone by naming the build', async () => {
    const workspace = await twice();
    const newest = (await listBuilds(workspace))[0]?.build;
    await rollback(workspace);
    await rollback(workspace, newest);
    expect(await currentReports(workspace)).toBe(19);
  });

  it('is followed by a build of the newest inputs', async () => {
    const workspace = await twice();
    await rollback(workspace);
    expect(await buildSmall(workspace, without(1), { builtAt: '2025-03-03T12:00:00Z' })).toMatchObject({
      unchanged: false,
      currentReports: 19,
    });
  });

  it('to a build that is not kept names those that are', async () => {
    const workspace = await twice();
    expect(await failure(rollback(workspace, 'nothing'))).toMatch(
      /no build nothing is kept beside the current one; there are: 20250301T120000Z-[0-9a-f]{8}$/,
    );
  });

  it('to a build that this version of the program cannot read says so', async () => {
    const workspace = await twice();
    const [, { build = '' } = {}] = await listBuilds(workspace);
    const path = join(workspace.builds, `${build}.duckdb`);
    await ofAnotherVersion(path);
    expect(await refusalOf(rollback(workspace, build))).toMatchObject({
      code: 'snapshot_outdated',
      message: `${path} was built by another version of nianbao, or is damaged; only that version can go back to it`,
    });
    expect(await currentReports(workspace)).toBe(19);
  });

  it('needs a build before the current one', async () => {
    expect(await failure(rollback(await builtFull()))).toContain('there are: none');
  });

  it('needs a snapshot', async () => {
    const workspace = await builtFull();
    await rm(workspace.snapshot);
    expect(await refusalOf(rollback(workspace))).toMatchObject({
      code: 'no_snapshot',
      message: `${workspace.snapshot} is not there; run load first`,
    });
  });

  const ofAnotherVersion = (path: string) =>
    withDatabase(path, {}, async (connection) => {
      await connection.run('ALTER TABLE meta RENAME key TO name');
    });

  it('takes the newest that is kept where the current one cannot be read, or is gone', async () => {
    const workspace = await twice();
    await rebuilt(workspace, full, '2025-03-03T12:00:00Z');
    await ofAnotherVersion(workspace.snapshot);
    expect((await rollback(workspace)).currentReports).toBe(19);
    expect(await currentReports(workspace)).toBe(19);
    await rm(workspace.snapshot);
    expect((await rollback(workspace)).currentReports).toBe(20);
    expect(await currentReports(workspace)).toBe(20);
  });

  it('needs a snapshot that this version of the program can read', async () => {
    const workspace = await builtFull();
    await ofAnotherVersion(workspace.snapshot);
    expect(await refusalOf(rollback(workspace))).toMatchObject({
      code: 'snapshot_outdated',
      message: `${workspace.snapshot} was built by another version of nianbao, or is damaged; run load again`,
    });
  });
});
