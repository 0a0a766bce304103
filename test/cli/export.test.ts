import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../src/workspace/index.ts';
import { hashes } from '../publish/export/read-back.ts';
import { demoWorkspace } from '../shared/demo-workspace.ts';
import { nianbao, nianbaoProcess } from './nianbao.ts';

let root: string;
let workspace: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-export-'));
  workspace = await demoWorkspace();
});
afterAll(async () => {
  for (const folder of [root, workspace]) await rm(folder, { recursive: true, force: true });
});

const exported = (...args: readonly string[]) => nianbao(['export', '--workspace', workspace, ...args]);

describe('nianbao export', () => {
  it('writes the requested tables, in the requested formats, to the requested folder', async () => {
    const output = join(root, 'release');
    const { status, out } = await exported(
      ...['--output', output, '--table', 'reports,problems', '--format', 'csv,xlsx,sqlite,parquet'],
      ...['--headers', 'zh', '--by', 'province'],
    );
    expect(status).toBe(0);
    expect(out).toContain(`export   54 rows: ${join(output, 'reports.csv')}`);
    expect(Object.keys(await hashes(output)).filter((path) => !path.startsWith('parquet/'))).toEqual([
      'CITATION.cff',
      'LICENCE.md',
      'by-province/120000-天津市/reports.csv',
      'by-province/990000-示范市/reports.csv',
      'datapackage.json',
      'dictionary.csv',
      'nianbao.sqlite',
      'nianbao.xlsx',
      'problems.csv',
      'reports.csv',
    ]);
    const text = await readFile(join(output, 'by-province/120000-天津市/reports.csv'), 'utf8');
    const [header, ...rows] = text.trimEnd().split('\r\n');
    expect(header).toMatch(/^\uFEFF行政区划代码,行政区划,机关名称,报告年度,/);
    expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual([
      ['120104', '南开区', '南开区应急管理局', '2024'],
    ]);
  });

  it('says which files of the last export it removes', async () => {
    const output = join(root, 'twice');
    expect(await exported('--output', output, '--table', 'reports,problems')).toMatchObject({ err: '' });
    const { err } = await exported('--output', output, '--table', 'reports');
    expect(err).toBe('Removed, because this export has no such file: problems.csv\n');
  });

  it('cuts all tables by year and province; together the years are the whole', async () => {
    const output = join(root, 'parts');
    expect(await exported('--output', output, '--by', 'year,province')).toMatchObject({ status: 0 });
    const rowsOf = async (path: string) =>
      (await readFile(join(output, path, 'observations.csv'), 'utf8')).trimEnd().split('\r\n').slice(1);
    const years = ['2019', '2020', '2021', '2022', '2023', '2024'];
    const rows = await Promise.all(years.map((year) => rowsOf(`by-year/${year}`)));
    expect(rows.flat().sort()).toEqual((await rowsOf('.')).sort());
  });

  it('lists its files as JSON', async () => {
    const { out } = await exported('--output', join(root, 'json'), '--table', 'reports', '--json');
    const { files } = z
      .object({ files: z.array(z.object({ path: z.string(), rows: z.number(), bytes: z.number() })) })
      .parse(JSON.parse(out));
    const { length } = await readFile(join(root, 'json', 'reports.csv'));
    expect(files).toEqual([
      expect.objectContaining({ path: join(root, 'json', 'reports.csv'), rows: 54, bytes: length }),
    ]);
  });

  it.each([
    [['--format', 'csv,ods'], 'There are: csv, parquet, xlsx, sqlite.'],
    [['--by', 'agency'], 'There are: year, province.'],
    [
      ['--table', 'report'],
      'There are: observations, reports, comparison, indicators, division_totals, kind_totals, coverage, quality, problems.',
    ],
    [['--headers', 'fr'], 'Allowed choices are id, zh, en.'],
  ])('%j is refused with what there is', async (args, message) => {
    const { status, err } = await exported(...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it('replaces no folder with other files in it', async () => {
    const { status, err } = await exported('--output', workspace);
    expect(status).toBe(2);
    expect(err).toMatch(/folder_taken\n.*is no file of an export/);
  });

  it('on a disk that is full, ends with status 3 and leaves the old export as it was', async () => {
    const folder = join(workspace, 'export');
    const before = await hashes(folder);
    // A limit on the size of a file simulates a full disk: 1,000 blocks of 512 bytes.
    const { status, err } = await nianbaoProcess(['export', '--workspace', workspace], { limit: '-f 1000' });
    expect(err).toMatch(/export_unwritable\n.*cannot be written/);
    expect(status).toBe(3);
    expect(await hashes(folder)).toEqual(before);
  });
});

describe('nianbao diff', () => {
  const changed = () => join(root, 'changed.duckdb');
  const current = () => join(workspace, 'snapshot', 'nianbao.duckdb');
  beforeAll(async () => {
    await copyFile(current(), changed());
    await withDatabase(changed(), {}, async (connection) => {
      await connection.run(
        "UPDATE observation SET value = 51.5 WHERE measure_id = 'proactive.penalties.decisions' AND report_id IN " +
          "(SELECT report_id FROM report WHERE agency_name = '南开区应急管理局')",
      );
    });
  });

  it('shows what differs, from an older file to the current one, and why', async () => {
    const { status, out } = await nianbao(['diff', changed(), '--workspace', workspace]);
    expect(status).toBe(0);
    expect(out).toContain('changed        1      1  the same document was read with another registry');
    expect(out).toContain('changed (registry): 南开区应急管理局 2024  51.5 件 → 51 件');
    expect(out).toContain('proactive.penalties.decisions');
  });

  it('prints CSV and JSON', async () => {
    const csv = await nianbao(['diff', current(), changed(), '--format', 'csv', '--workspace', workspace]);
    const [header, row] = csv.out.split('\n');
    expect(header).toContain('change,reason,division_code,division_name,agency_name,report_year,measure_id');
    expect(row).toContain(
      'changed,registry,120104,南开区,南开区应急管理局,2024,proactive.penalties.decisions',
    );
    expect(row).toContain(',51,51.5,');
    const json = await nianbao(['diff', current(), changed(), '--format', 'json', '--workspace', workspace]);
    expect(JSON.parse(json.out)).toMatchObject({
      counts: [{ change: 'changed', reason: 'registry', reports: 1, cells: 1 }],
      rows: [{ value_before: 51, value_after: 51.5, unit: '件', report_year: 2024 }],
    });
  });

  it('takes the folder of an export, which says less of the reason', async () => {
    const folder = join(workspace, 'export');
    const { status, out } = await nianbao(['diff', changed(), folder, '--workspace', workspace]);
    expect(status).toBe(0);
    expect(out).toContain('exports do not tell whether');
    expect(out).toContain('changed (reading): 南开区应急管理局 2024  51.5 件 → 51 件');
    const same = await nianbao(['diff', folder, '--workspace', workspace]);
    expect(same.out).toContain('Every cell of every current report is the same in both.');
  });

  it('takes the current build by the name that `builds` lists', async () => {
    const builds = await nianbao(['builds', '--json', '--workspace', workspace]);
    const [name = 'no build is listed'] = /\d{8}T\d{6}Z-[0-9a-f]{8}/.exec(builds.out) ?? [];
    const { status, out } = await nianbao(['diff', changed(), name, '--workspace', workspace]);
    expect(status).toBe(0);
    expect(out).toContain('51.5 件 → 51 件');
  });

  it.each([
    [['nowhere.duckdb'], 'no_snapshot\nNo DuckDB file, no export and no build nowhere.duckdb'],
    [[fileURLToPath(import.meta.url)], 'snapshot_invalid'],
    [[fileURLToPath(new URL('.', import.meta.url))], 'export_invalid\n'],
  ])('%j is refused', async (args, message) => {
    const { status, err } = await nianbao(['diff', ...args, '--workspace', workspace]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});
