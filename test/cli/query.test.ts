import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readNamedQueries, runQuery, valuesFor } from '../../src/publish/index.ts';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { nianbao } from './nianbao.ts';

let workspace: string;
beforeAll(async () => {
  workspace = await demoWorkspace();
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const query = (...args: readonly string[]) => nianbao(['query', '--workspace', workspace, ...args]);

/** What is said of SQL that gets no answer; it may begin with a hyphen. */
async function refused(sql: string): Promise<string> {
  const { status, err } = await query('--', sql);
  expect(status).toBe(2);
  return err;
}

const RowsSchema = z.array(z.record(z.string(), z.unknown()));

async function rowsOf(...args: readonly string[]) {
  const { status, out, err } = await query(...args, '--format', 'json');
  if (status !== 0) throw new Error(err);
  return RowsSchema.parse(JSON.parse(out));
}

/** First rows as the demo portal's figures (data/demo/agencies, data/demo/README.md) give them, by query. */
const BY_HAND: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'most-requests': [
    // The report of 示范区人民政府 on 651 requests includes theirs.
    { rank: 1, agency_name: '示范区市场监督管理局', requests: 300 },
    { rank: 2, agency_name: '示范区人力资源和社会保障局', requests: 128 },
    { rank: 3, agency_name: '示范区教育局', requests: 70 },
  ],
  'change-of-requests': [
    { agency_name: '南开区应急管理局', report_year: 2024, value: 2, previous_value: null, change: null },
  ],
  'refusal-rate': [
    { agency_name: '示范区市场监督管理局', percent: 25.2, refused: 77, handled: 306 },
    { agency_name: '示范区民政局', percent: 21.4, refused: 3, handled: 14 },
    { agency_name: '示范区人力资源和社会保障局', percent: 20.8, refused: 27, handled: 130 },
  ],
  'failed-checks': [
    { agency_name: '示范区人力资源和社会保障局', report_year: 2020, left_value: 34, right_value: 28 },
  ],
  breaks: [{ measure_id: 'proactive.rules.in_force' }],
  'not-fetched': [
    { status: 'gone', reason: 'page_gone', means_zh: '门户网站应答表明该网页不存在。', addresses: 1 },
    { status: 'skipped', reason: 'foreign_host', addresses: 1 },
  ],
  'missing-years': [{ agency_name: '示范区卫生健康委员会', report_year: 2020 }],
  'text-search': [{ agency_name: '南开区应急管理局', report_year: 2024, heading: '一、总体情况' }],
  'cell-source': [{ value: 51, unit: '件', raw: '51', flags: [], matched_by: 'labels' }],
  corrections: [],
  'blank-cells': [{ agency_name: '示范区民政局', report_year: 2021 }],
};

describe('the queries that nianbao keeps', () => {
  it('are all compared with figures written by hand', async () => {
    expect((await readNamedQueries()).map(({ name }) => name)).toEqual(Object.keys(BY_HAND).sort());
  });

  it.each(Object.entries(BY_HAND))('answer %s', async (name, expected) => {
    const kept = (await readNamedQueries()).find((candidate) => candidate.name === name);
    if (kept === undefined) throw new Error(`no query ${name}`);
    const snapshot = join(workspace, 'snapshot', 'nianbao.duckdb');
    const { columns, rows } = await runQuery({ snapshot, sql: kept.sql, values: valuesFor(kept, {}) });
    const first = rows.slice(0, Math.max(expected.length, 1));
    expect(
      first.map((row) => Object.fromEntries(columns.map((column, index) => [column.name, row[index]]))),
    ).toMatchObject(expected);
  });

  it('take parameters', async () => {
    const rows = await rowsOf('--name', 'change-of-requests', '--param', 'agency=%教育局');
    expect(rows.at(-1)).toMatchObject({ report_year: 2024, value: 70, previous_value: 57, change: 13 });
  });

  it('refuse a parameter that they lack', async () => {
    const { status, err } = await query('--name', 'most-requests', '--param', 'jahr=2023');
    expect(status).toBe(2);
    expect(err).toContain('has no parameter jahr; it has year, kind');
  });

  it('are listed with their parameters', async () => {
    const { out } = await query('--list');
    expect(out).toContain(
      'Agencies of one kind with the most requests of a year\n  --param year=2024  report year',
    );
  });
});

describe('a query', () => {
  it('prints a table that shows null as a dash, and says how many rows there are', async () => {
    const { out } = await query("SELECT 'x' AS name, NULL::INTEGER AS missing, 0 AS zero");
    expect(out).toBe(' name  missing  zero\n x           —     0\n1 row\n');
  });

  it('loses no digit of a large integer', async () => {
    const rows = await rowsOf('SELECT 9223372036854775807::BIGINT AS large, 12::BIGINT AS small');
    expect(rows).toEqual([{ large: '9223372036854775807', small: 12 }]);
  });

  it('keeps formulas out of spreadsheets, and negative numbers as numbers', async () => {
    const { out } = await query("SELECT '=1+1' AS text, -2.5::DECIMAL(9, 2) AS number", '--format', 'csv');
    expect(out).toBe("text,number\n'=1+1,-2.5\n");
  });

  it('says when rows are left off', async () => {
    const { out } = await query('FROM measure', '--limit', '2');
    expect(out).toContain('the first 2 rows; --limit shows more');
  });

  it('that is no SQL is refused with its place', async () => {
    const { status, err } = await query('SELECT x FRM report');
    expect(status).toBe(2);
    expect(err).toContain('LINE 1: SELECT x FRM report\n                     ^');
  });

  it.each([
    ['', 0],
    ['-- nothing', 0],
    ['SELECT 1; SELECT 2', 2],
  ])('that is not one statement is refused, none is skipped: %j', async (sql, count) => {
    expect(await refused(sql)).toContain(`Give one statement; there are ${count}`);
  });

  it('refuses half a row as a limit', async () => {
    const { status, err } = await query('SELECT 1', '--limit', '1.5');
    expect(status).toBe(2);
    expect(err).toContain('must be a whole number above 0.');
  });

  it('that names an unknown column is answered with the nearest', async () => {
    expect(await refused('SELECT agencyname FROM report_wide')).toContain(
      'Candidate bindings: "agency_name"',
    );
  });

  it.each([
    "FROM read_csv('/etc/passwd')",
    "COPY report TO '/tmp/nianbao-query.csv'",
    "ATTACH '/tmp/nianbao-query.duckdb'",
    'INSTALL httpfs',
    'SET enable_external_access = true',
  ])('reaches nothing but the snapshot: %s', async (sql) => {
    expect(await refused(sql)).toContain('A query reads the snapshot only');
  });

  it('takes no file for a table', async () => {
    expect(await refused("FROM '/etc/passwd'")).toContain('Table with name /etc/passwd does not exist');
  });

  it('changes nothing', async () => {
    expect(await refused('DELETE FROM report')).toContain('read-only mode');
  });

  it('that takes too long is given up', async () => {
    const { status, err } = await query(
      'SELECT count(*) FROM range(1000000000) AS a, range(1000000) AS b',
      '--timeout',
      '0.2',
    );
    expect(status).toBe(2);
    expect(err).toContain('The query took more than 0.2 s');
  });

  it('may come from a file', async () => {
    const path = join(workspace, 'q.sql');
    await writeFile(path, 'SELECT count(*) AS divisions FROM division WHERE level = $level');
    const [row] = await rowsOf('--file', path, '--param', 'level=province');
    // 31 of the mainland and the invented one.
    expect(row).toEqual({ divisions: 32 });
  });

  it('leaves the snapshot as it was', async () => {
    const path = join(workspace, 'snapshot', 'nianbao.duckdb');
    const before = await readFile(path);
    await query('FROM report');
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});
