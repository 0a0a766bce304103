import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { exportFiles } from '../../../src/publish/index.ts';
import { selectRows, type Workspace, withDatabase } from '../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace } from '../../load/small-workspace.ts';
import { hashes } from './read-back.ts';
import { content, twoDistricts } from './small-content.ts';

let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'nianbao-export-')), 'out');
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  await exportFiles({
    snapshot: workspace.snapshot,
    folder,
    formats: ['csv', 'parquet'],
    by: ['year', 'province'],
  });
});
afterAll(async () => {
  await rm(join(folder, '..'), { recursive: true });
  await rm(workspace.root, { recursive: true });
});

const linesOf = async (path: string) => (await readFile(join(folder, path), 'utf8')).trimEnd().split('\r\n');

it('the years together hold the rows of the whole, each with the same header', async () => {
  const [header, ...rows] = await linesOf('observations.csv');
  const years = await Promise.all(
    ['2020', '2021'].map((year) => linesOf(`by-year/${year}/observations.csv`)),
  );
  expect(years.map(([first]) => first)).toEqual([header, header]);
  expect(years.flatMap(([, ...lines]) => lines)).toEqual(rows);
  expect(years.map((lines) => lines.length - 1)).toEqual([2, 3]);
});

it('a province has its code and name, and the reports of its districts', async () => {
  expect(await linesOf('by-province/990000-示范市/reports.csv')).toEqual(await linesOf('reports.csv'));
});

it('a year has its totals', async () => {
  const [header, ...rows] = await linesOf('kind_totals.csv');
  const years = await Promise.all(['2020', '2021'].map((year) => linesOf(`by-year/${year}/kind_totals.csv`)));
  expect(years.map(([first]) => first)).toEqual([header, header]);
  expect(years.flatMap(([, ...lines]) => lines)).toEqual(rows);
});

it('problems are not about one year or province, and stay whole', async () => {
  const paths = Object.keys(await hashes(folder));
  expect(paths.filter((path) => path.endsWith('problems.csv'))).toEqual(['problems.csv']);
});

it('Parquet files are read as one table that knows year and province by their folders', async () => {
  const rows = await withDatabase(':memory:', {}, (connection) =>
    selectRows(
      connection,
      `SELECT report_year, province, measure_id, value, raw, flags
      FROM read_parquet('${folder}/parquet/observations/**/*.parquet', hive_partitioning = true)
      ORDER BY report_year, measure_order`,
      z.object({
        report_year: z.coerce.number(),
        province: z.coerce.string(),
        measure_id: z.string(),
        value: z.number().nullable(),
        raw: z.string(),
        flags: z.array(z.string()),
      }),
    ),
  );
  const province = '990000';
  expect(rows).toEqual([
    {
      report_year: 2020,
      province,
      measure_id: 'proactive.fees.items_change',
      value: -4,
      raw: '-4',
      flags: [],
    },
    { report_year: 2020, province, measure_id: 'requests.new.total', value: 1200, raw: '1,200', flags: [] },
    {
      report_year: 2021,
      province,
      measure_id: 'proactive.fees.fee_amount',
      value: 25.1,
      raw: '25.1',
      flags: [],
    },
    {
      report_year: 2021,
      province,
      measure_id: 'requests.new.business',
      value: null,
      raw: '@',
      flags: ['placeholder'],
    },
    { report_year: 2021, province, measure_id: 'requests.new.total', value: 0, raw: '0', flags: [] },
  ]);
});

it('has the same bytes when it is made again', async () => {
  const before = await hashes(folder);
  await exportFiles({
    snapshot: workspace.snapshot,
    folder,
    formats: ['csv', 'parquet'],
    by: ['year', 'province'],
  });
  expect(await hashes(folder)).toEqual(before);
});

it.each([
  [
    'zh' as const,
    '行政区划代码,行政区划,机关名称,报告年度,表式,标题',
    '本年新收政府信息公开申请数量 · 总计',
    '表,字段,类型,可为空,中文名称,英文名称,含义,单位',
  ],
  [
    'en' as const,
    'Division code,Division name,Agency name,Report year,Template,Title',
    'New requests this year · Total',
    'Table,Column,Type,Nullable,Chinese title,English title,Meaning,Unit',
  ],
])('headers may be %s, and no two of a table are the same', async (headers, first, measure, dictionary) => {
  const other = `${folder}-${headers}`;
  await exportFiles({ snapshot: workspace.snapshot, folder: other, tables: ['reports'], headers });
  const [header = ''] = (await readFile(join(other, 'reports.csv'), 'utf8')).slice(1).split('\r\n');
  expect(header.startsWith(`${first},`)).toBe(true);
  const names = [...header.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain(measure);
  expect((await readFile(join(other, 'dictionary.csv'), 'utf8')).slice(1).split('\r\n')[0]).toBe(dictionary);
});

it('sorted a division at a time, it has the same bytes', async () => {
  const districts = await smallWorkspace(twoDistricts);
  await buildSmall(districts, twoDistricts);
  const whole = join(districts.root, 'whole');
  const pieces = join(districts.root, 'pieces');
  await exportFiles({ snapshot: districts.snapshot, folder: whole });
  await exportFiles({ snapshot: districts.snapshot, folder: pieces, cellsAtOnce: 1 });
  const expected = await hashes(whole);
  expect(await hashes(pieces)).toEqual(expected);
  await exportFiles({
    snapshot: districts.snapshot,
    folder: pieces,
    formats: ['csv', 'parquet'],
    tables: ['observations'],
    cellsAtOnce: 1,
  });
  expect(await hashes(pieces)).toMatchObject({ 'observations.csv': expected['observations.csv'] });
  await rm(districts.root, { recursive: true });
});
