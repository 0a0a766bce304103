import { access, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTRACTED_TABLES } from '../../src/domain/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { writeParquet } from '../../src/workspace/parquet.ts';
import { refusalOf } from '../refusal-of.ts';
import { built, builtWorkspace, copiesOf, ready } from './built-workspaces.ts';
import { querySnapshot as query } from './query-snapshot.ts';
import {
  addEmptyPortal,
  buildSmall,
  type SmallReport,
  smallWorkspace,
  sourceRow,
  urlState,
  writeCrawl,
  writeExtracted,
} from './small-workspace.ts';

const education: SmallReport = {
  report_id: 'e2021',
  page: 'e2021.html',
  agency_name: '示范区教育局',
  report_year: 2021,
  template: '2021',
  published_on: '2022-01-20',
  cells: { 'requests.new.total': 5, 'requests.new.business': 'blank' },
};

const builtUsual = copiesOf(() => builtWorkspace({ reports: [education] }));
const readyUsual = copiesOf(() => smallWorkspace({ reports: [education] }));

describe('a portal whose rows were being replaced when a run was cut off', () => {
  const second = { ...education, report_id: 'e2022', page: 'e2022.html', report_year: 2022 };

  it('is in the dataset as before, whichever portals are named', async () => {
    const workspace = await built({ reports: [education, second] });
    await addEmptyPortal(workspace, 'other-portal');
    const folder = workspace.extracted('test-portal');
    await rename(folder, `${folder}.old`);
    await mkdir(`${folder}.tmp`);
    await buildSmall(workspace, { reports: [education, second] }, { portals: ['other-portal'] });
    expect(await query(workspace, 'SELECT report_id FROM report ORDER BY ALL')).toEqual([
      { report_id: 'e2021' },
      { report_id: 'e2022' },
    ]);
  });

  it('is there once where only the old rows were left behind', async () => {
    const workspace = await built({ reports: [education] });
    const folder = workspace.extracted('test-portal');
    await cp(folder, `${folder}.old`, { recursive: true });
    await buildSmall(workspace, { reports: [education] });
    expect(await query(workspace, 'SELECT report_id FROM report')).toEqual([{ report_id: 'e2021' }]);
  });
});

describe('a report in the snapshot', () => {
  it('knows its agency, its document and its counts', async () => {
    const workspace = await built({ reports: [{ ...education, failedChecks: 2 }] });
    expect(
      await query(
        workspace,
        `SELECT agency_id, url, sha256, revision, is_current, cells_valued, cells_null,
          checks_passed, checks_failed, checks_not_assessable, problems FROM report`,
      ),
    ).toEqual([
      {
        agency_id: '990101-示范区教育局',
        url: 'http://portal.invalid/e2021.html',
        sha256: 'sha-e2021',
        revision: 1,
        is_current: true,
        cells_valued: 1,
        cells_null: 1,
        checks_passed: 0,
        checks_failed: 2,
        checks_not_assessable: 0,
        problems: 0,
      },
    ]);
    expect(await query(workspace, 'SELECT agency_id, division_code, name, source FROM agency')).toEqual([
      { agency_id: '990101-示范区教育局', division_code: '990101', name: '示范区教育局', source: null },
    ]);
  });

  it('without a year stays in the table and is not current', async () => {
    const workspace = await built({ reports: [{ ...education, report_year: null }] });
    expect(await query(workspace, 'SELECT report_id, is_current FROM report')).toEqual([
      { report_id: 'e2021', is_current: false },
    ]);
  });

  it('without an agency has no agency id and is not current', async () => {
    const workspace = await built({ reports: [{ ...education, agency_name: null }] });
    expect(await query(workspace, 'SELECT agency_id, is_current FROM report')).toEqual([
      { agency_id: null, is_current: false },
    ]);
  });

  it('without a division is not current, and a problem says so', async () => {
    const workspace = await built({ reports: [{ ...education, division_code: null }] });
    expect(await query(workspace, 'SELECT agency_id, is_current, problems FROM report')).toEqual([
      { agency_id: null, is_current: false, problems: 1 },
    ]);
    expect(await query(workspace, 'SELECT code, report_id FROM problem')).toEqual([
      { code: 'division_missing', report_id: 'e2021' },
    ]);
  });

  it('of a division that the registry does not name is kept, and a problem says so', async () => {
    const workspace = await built({ reports: [{ ...education, division_code: '999999' }] });
    expect(await query(workspace, 'SELECT agency_id, is_current FROM report')).toEqual([
      { agency_id: '999999-示范区教育局', is_current: true },
    ]);
    expect(await query(workspace, 'SELECT name FROM division WHERE division_code = 999999')).toEqual([
      { name: null },
    ]);
    expect(await query(workspace, 'SELECT code, message FROM problem_detail')).toEqual([
      {
        code: 'division_unknown',
        message: 'The registry does not name the division of this code. 999999',
      },
    ]);
  });
});

describe('of several reports of one agency and year', () => {
  const current = (workspace: Workspace) =>
    query(workspace, 'SELECT report_id, revision, is_current FROM report ORDER BY report_id');
  const problems = (workspace: Workspace) =>
    query(workspace, 'SELECT code, report_id, message FROM problem_detail ORDER BY problem_id');

  it('a changed page gives revisions, and the content seen last is current', async () => {
    const workspace = await built({
      reports: [
        { ...education, report_id: 'a', captured: ['2025-02-01T00:00:00Z'] },
        {
          ...education,
          report_id: 'b',
          captured: ['2025-02-02T00:00:00Z'],
          cells: { 'requests.new.total': 6 },
        },
      ],
    });
    expect(await current(workspace)).toEqual([
      { report_id: 'a', revision: 1, is_current: false },
      { report_id: 'b', revision: 2, is_current: true },
    ]);
    expect(await problems(workspace)).toEqual([]);
  });

  it('a page that was changed back shows its first content as current', async () => {
    const workspace = await built({
      reports: [
        { ...education, report_id: 'a', captured: ['2025-02-01T00:00:00Z', '2025-02-03T00:00:00Z'] },
        {
          ...education,
          report_id: 'b',
          captured: ['2025-02-02T00:00:00Z'],
          cells: { 'requests.new.total': 6 },
        },
      ],
    });
    expect(await current(workspace)).toEqual([
      { report_id: 'a', revision: 1, is_current: true },
      { report_id: 'b', revision: 2, is_current: false },
    ]);
  });

  it('the one published last is current, and a problem says how the other differs', async () => {
    const workspace = await built({
      reports: [
        { ...education, report_id: 'a', page: 'a.html', published_on: '2022-03-01' },
        {
          ...education,
          report_id: 'b',
          page: 'b.html',
          published_on: '2022-01-01',
          cells: { 'requests.new.total': 7, 'requests.new.business': 1 },
        },
      ],
    });
    expect(await current(workspace)).toEqual([
      { report_id: 'a', revision: 1, is_current: true },
      { report_id: 'b', revision: 1, is_current: false },
    ]);
    expect(await problems(workspace)).toEqual([
      {
        code: 'report_duplicate',
        report_id: 'a',
        message:
          'Another address has a report of the same agency and year with other values; this one is used. ' +
          'http://portal.invalid/b.html differs in 2 cells (here / there): ' +
          'requests.new.business: – / 1, requests.new.total: 5 / 7',
      },
    ]);
    expect(await query(workspace, 'SELECT problems FROM report WHERE is_current')).toEqual([{ problems: 1 }]);
  });

  it('two that agree are no problem', async () => {
    const workspace = await built({
      reports: [
        { ...education, report_id: 'a', page: 'a.html' },
        { ...education, report_id: 'b', page: 'b.html' },
      ],
    });
    expect(await current(workspace)).toEqual([
      { report_id: 'a', revision: 1, is_current: true },
      { report_id: 'b', revision: 1, is_current: false },
    ]);
    expect(await problems(workspace)).toEqual([]);
  });

  it('one without any value does not displace one that has values', async () => {
    const workspace = await built({
      reports: [
        { ...education, report_id: 'a', page: 'a.html', published_on: '2022-03-01', cells: {} },
        { ...education, report_id: 'b', page: 'b.html', published_on: null },
      ],
    });
    expect(await current(workspace)).toEqual([
      { report_id: 'a', revision: 1, is_current: false },
      { report_id: 'b', revision: 1, is_current: true },
    ]);
    expect(await problems(workspace)).toEqual([]);
  });
});

describe('problems of all stages are in one table', () => {
  it('a URL without a document, a missed expectation, and what the reader found', async () => {
    const workspace = await built({
      reports: [education],
      urlStates: [
        urlState('gone.html', {
          status: 'gone',
          reason: 'page_gone',
          facts: { http_status: 404 },
          context: { agency: '示范区财政局', title: '2022年年度报告', listed_on: '2023-01-20' },
        }),
      ],
      shortfalls: [{ what: 'agencies', found: 1, expected: 2 }],
      problems: [
        {
          document_id: 'doc-e2021',
          sequence: 1,
          report_id: null,
          code: 'value_blank',
          severity: 'note',
          facts: '{"blank":1,"placeholder":0}',
          anchor: 'table 3',
        },
      ],
    });
    expect(
      await query(
        workspace,
        'SELECT stage, code, agency_name, title, report_id, url FROM problem_detail ORDER BY problem_id',
      ),
    ).toEqual([
      {
        stage: 'crawl',
        code: 'expectation_missed',
        agency_name: null,
        title: null,
        report_id: null,
        url: 'http://portal.invalid/',
      },
      {
        stage: 'extract',
        code: 'value_blank',
        agency_name: '示范区教育局',
        title: null,
        report_id: null,
        url: 'http://portal.invalid/e2021.html',
      },
      {
        stage: 'crawl',
        code: 'page_gone',
        agency_name: '示范区财政局',
        title: '2022年年度报告',
        report_id: null,
        url: 'http://portal.invalid/gone.html',
      },
    ]);
  });

  it('a document that was crawled and not read yet', async () => {
    const content = { reports: [education], urlStates: [urlState('new.html', { sha256: 'sha-new' })] };
    const workspace = await ready(content);
    await buildSmall(workspace, {
      reports: [education, { ...education, report_id: 'new', page: 'new.html' }],
    });
    expect(await query(workspace, 'SELECT code, url FROM problem')).toEqual([
      { code: 'not_extracted', url: 'http://portal.invalid/new.html' },
    ]);
  });
});

describe('a snapshot that fails a data test is not published', () => {
  const cell = {
    report_id: 'e2021',
    template: '2021',
    value: 1,
    raw: '1',
    unit: '件',
    flags: [],
    matched_by: 'labels',
    document_id: 'doc-e2021',
    confidence: null,
    anchor: null,
    division_code: '990101',
  };
  it.each([
    ['a cell twice', { ...cell, measure_id: 'requests.new.total' }, 'unique_observation'],
    [
      'an unknown measure',
      { ...cell, measure_id: 'requests.never.total' },
      'reference_observation_measure_id',
    ],
    [
      'an unknown report',
      { ...cell, measure_id: 'requests.new.total', report_id: 'x' },
      'reference_observation_report_id',
    ],
    ['a value in another unit', { ...cell, measure_id: 'proactive.fees.fee_amount' }, 'unit_of_measure'],
    [
      'a cell that its form lacks',
      { ...cell, measure_id: 'proactive.rules.published_total' },
      'measure_of_template',
    ],
    [
      'a cell told to lie elsewhere',
      { ...cell, measure_id: 'requests.granted.total', division_code: '990102' },
      'division_of_report',
    ],
    [
      'a cell of a document that its report does not name',
      { ...cell, measure_id: 'requests.granted.total', document_id: 'x' },
      'source_of_cell',
    ],
    ['a unit that no measure has', { ...cell, measure_id: 'requests.granted.total', unit: '斤' }, "'斤'"],
  ])('%s', async (_, observation, test) => {
    const workspace = await builtUsual();
    const before = await readFile(workspace.snapshot);
    const content = { reports: [education], observations: [observation] };
    await writeExtracted(workspace, content);
    expect(await refusalOf(buildSmall(workspace, content))).toMatchObject({
      code: 'snapshot_invalid',
      message: expect.stringContaining(test),
    });
    expect(Buffer.compare(before, await readFile(workspace.snapshot))).toBe(0);
    await expect(access(`${workspace.snapshot}.tmp`)).rejects.toThrow('ENOENT');
  });

  it('a document twice among those of a report', async () => {
    const content = { reports: [education], sources: [{ ...sourceRow(education), part: 2 }] };
    const workspace = await ready(content);
    expect(await refusalOf(buildSmall(workspace, content))).toMatchObject({
      code: 'snapshot_invalid',
      message: expect.stringContaining('source_once'),
    });
  });

  it('two documents with one id', async () => {
    const content = { reports: [education, education] };
    const workspace = await ready(content);
    await expect(buildSmall(workspace, content)).rejects.toMatchObject({ code: 'snapshot_invalid' });
  });
});

const FACT_COLUMNS = EXTRACTED_TABLES.narrative_fact.columns;

describe('a build', () => {
  it('is not disturbed by the remains of one that was cut off', async () => {
    const workspace = await readyUsual();
    await mkdir(dirname(workspace.snapshot), { recursive: true });
    await writeFile(`${workspace.snapshot}.tmp`, 'half a database');
    await writeFile(`${workspace.snapshot}.tmp.wal`, 'half a log');
    const { currentReports } = await buildSmall(workspace, { reports: [education] });
    expect(currentReports).toBe(1);
    await expect(access(`${workspace.snapshot}.tmp.wal`)).rejects.toThrow('ENOENT');
  });

  it('has an id that depends on its inputs and not on the time', async () => {
    const workspace = await builtUsual();
    const first = await buildSmall(workspace, { reports: [education] });
    const second = await buildSmall(workspace, { reports: [education] });
    expect(second.buildId).toBe(first.buildId);
    const changed = { reports: [{ ...education, cells: { 'requests.new.total': 6 } }] };
    await writeExtracted(workspace, changed);
    expect((await buildSmall(workspace, changed)).buildId).not.toBe(first.buildId);
  });

  it('has the same id whatever the crawler keeps so as not to read a page again', async () => {
    const state = urlState('e.html', { sha256: 'sha-r1' });
    const leads = { read_with: 'any', pages: [], attachments: ['http://portal.invalid/P1.doc'] };
    const content = { reports: [education], urlStates: [{ ...state, leads_to: leads }] };
    const workspace = await built(content);
    const first = await buildSmall(workspace, content);
    expect(first.rows['url_state']).toBe(1);
    await writeCrawl(workspace, { ...content, urlStates: [state] });
    expect(await buildSmall(workspace, content)).toMatchObject({ buildId: first.buildId, unchanged: true });
  });

  it('needs what extract leaves', async () => {
    const workspace = await readyUsual();
    await rm(workspace.extracted('test-portal'), { recursive: true });
    await expect(buildSmall(workspace, { reports: [education] })).rejects.toMatchObject({
      code: 'nothing_extracted',
    });
  });

  it.each([
    ['lacks a column', { ...EXTRACTED_TABLES.narrative_fact, columns: FACT_COLUMNS.slice(0, -1) }],
    [
      'has a column of another type',
      {
        ...EXTRACTED_TABLES.narrative_fact,
        columns: FACT_COLUMNS.map((column) => ({
          ...column,
          type: column.name === 'value' ? ('VARCHAR' as const) : column.type,
        })),
      },
    ],
    [
      'has its columns in another order',
      { ...EXTRACTED_TABLES.narrative_fact, columns: FACT_COLUMNS.toReversed() },
    ],
  ])('leaves out the one of many portals of which a file %s, and names the file', async (_, table) => {
    const workspace = await readyUsual();
    for (const portal of ['earlier', 'other-version', 'p-later']) await addEmptyPortal(workspace, portal);
    const path = join(workspace.extracted('other-version'), 'narrative_fact.parquet');
    await writeParquet(path, table, []);
    const { failures, currentReports } = await buildSmall(workspace, { reports: [education] });
    expect(currentReports).toBe(1);
    expect(failures).toMatchObject([
      {
        portal: 'other-version',
        stage: 'load',
        code: 'record_invalid',
        detail: `${path} comes from another version; run extract again`,
      },
    ]);
  });

  it('comments every table and every column', async () => {
    const workspace = await builtUsual();
    expect(
      await query(
        workspace,
        `SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns()
        WHERE NOT internal AND comment IS NULL`,
      ),
    ).toEqual([]);
    expect(
      await query(
        workspace,
        `SELECT comment FROM duckdb_columns() WHERE table_name = 'report_wide' AND column_name = 'requests__new__total'`,
      ),
    ).toEqual([{ comment: '本年新收政府信息公开申请数量 · 总计，件 / New requests this year · Total, 件' }]);
  });
});

describe('what the text of a report states', () => {
  it('is in the snapshot with its sentence', async () => {
    const fact = { fact: 'requests_received', value: 5, sentence: '收到申请5件' };
    const workspace = await built({ reports: [{ ...education, facts: [fact] }] });
    expect(await query(workspace, 'SELECT * FROM narrative_fact')).toEqual([
      {
        report_id: 'e2021',
        sequence: 1,
        fact: 'requests_received',
        value: 5,
        unit: '件',
        sentence: '收到申请5件',
        section: 1,
      },
    ]);
  });
});

describe('the measures of the form of 2014', () => {
  it('have their own table, unit and label, unless a later form has the same', async () => {
    const workspace = await builtUsual();
    expect(
      await query(
        workspace,
        `SELECT measure_id, table_id, unit, zh FROM measure JOIN measure_template USING (measure_id)
        WHERE template = '2014' AND measure_id IN ('statistics.published.count', 'requests.new.total')
        ORDER BY measure_id`,
      ),
    ).toEqual([
      {
        measure_id: 'requests.new.total',
        table_id: 'requests',
        unit: '件',
        zh: '本年新收政府信息公开申请数量 · 总计',
      },
      {
        measure_id: 'statistics.published.count',
        table_id: 'statistics',
        unit: '条',
        zh: '主动公开情况 · 主动公开政府信息数（不同渠道和方式公开相同信息计1条） · 统计数',
      },
    ]);
  });
});
