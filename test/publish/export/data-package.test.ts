import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exportFiles } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace } from '../../load/small-workspace.ts';
import { content } from './small-content.ts';

const PackageSchema = z.looseObject({
  version: z.string(),
  created: z.string(),
  description: z.string(),
  sources: z.array(z.object({ title: z.string(), path: z.string() })),
  resources: z.array(
    z.looseObject({
      name: z.string(),
      path: z.string(),
      profile: z.string().optional(),
      bytes: z.number(),
      hash: z.string(),
      schema: z
        .object({
          fields: z.array(z.looseObject({ name: z.string(), type: z.string(), title: z.string() })),
          primaryKey: z.array(z.string()),
        })
        .optional(),
    }),
  ),
});

let workspace: Workspace;
let folder: string;
let descriptor: z.infer<typeof PackageSchema>;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'nianbao-package-')), 'out');
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  await exportFiles({
    snapshot: workspace.snapshot,
    folder,
    formats: ['csv', 'parquet', 'xlsx', 'sqlite'],
    by: ['year', 'province'],
  });
  descriptor = PackageSchema.parse(JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')));
});
afterAll(async () => {
  await rm(join(folder, '..'), { recursive: true });
  await rm(workspace.root, { recursive: true });
});

/** A validator of a profile of the specification; ajv knows newer drafts, and what these schemas use is the same. */
async function profile(name: string) {
  const path = fileURLToPath(new URL(`../../fixtures/frictionless/${name}.json`, import.meta.url));
  const { $schema, ...schema } = z
    .looseObject({ $schema: z.string() })
    .parse(JSON.parse(await readFile(path, 'utf8')));
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { textarea: true } });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

describe('datapackage.json', () => {
  it('is valid against the Data Package specification', async () => {
    const validate = await profile('data-package');
    validate(descriptor);
    expect(validate.errors).toBeNull();
    expect(validate({ ...descriptor, resources: [] })).toBe(false);
  });

  it('describes each table as a tabular resource of the specification', async () => {
    const validate = await profile('tabular-data-resource');
    const tables = descriptor.resources.filter((resource) => resource.profile === 'tabular-data-resource');
    expect(tables).toHaveLength(9 + 7 * (2 + 1) + (5 + 1) + 1);
    for (const table of tables) {
      validate(table);
      expect(validate.errors, table.name).toBeNull();
    }
  });

  it('lists every file, with its size and hash, under a unique name', async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const described = ['datapackage.json', 'CITATION.cff', 'LICENCE.md'];
    expect(descriptor.resources).toHaveLength(files.length - described.length);
    expect(new Set(descriptor.resources.map(({ name }) => name)).size).toBe(descriptor.resources.length);
    for (const { path, bytes, hash } of descriptor.resources) {
      const content = await readFile(join(folder, path));
      expect(content.length, path).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`, path).toBe(hash);
    }
  });

  it('names the fields of a table as its header does, with type, title and key', async () => {
    const observations = descriptor.resources.find(({ name }) => name === 'observations');
    const [header] = (await readFile(join(folder, 'observations.csv'), 'utf8')).slice(1).split('\r\n');
    expect(observations?.schema?.fields.map(({ name }) => name).join(',')).toBe(header);
    expect(observations?.schema?.fields.find(({ name }) => name === 'value')).toEqual({
      name: 'value',
      type: 'number',
      title: '数值 / Value',
      description: 'Value in unit; null is unknown, never zero',
      constraints: { required: false },
    });
    expect(observations?.schema?.primaryKey).toEqual([
      'division_code',
      'agency_name',
      'report_year',
      'measure_order',
    ]);
  });

  it('is dated by the newest crawl, names where the data are from, and warns of a portal of this machine', () => {
    expect(descriptor.created).toBe('2025-02-01T00:00:00Z');
    expect(descriptor.sources).toEqual([{ title: '示范区门户', path: 'http://portal.invalid/' }]);
    expect(descriptor.description).toContain('may be invented');
  });
});

it('CITATION.cff has the version and date of the package', async () => {
  const text = await readFile(join(folder, 'CITATION.cff'), 'utf8');
  expect(parse(text)).toMatchObject({
    'cff-version': '1.2.0',
    type: 'dataset',
    version: descriptor.version,
    'date-released': '2025-02-01',
    authors: [{ name: 'nianbao' }],
  });
});

it('LICENCE.md claims nothing', async () => {
  expect(await readFile(join(folder, 'LICENCE.md'), 'utf8')).toContain('nianbao claims none in these data');
});

it('dictionary.csv has a line for each column, measures with their unit', async () => {
  const lines = (await readFile(join(folder, 'dictionary.csv'), 'utf8')).slice(1).split('\r\n');
  expect(lines[0]).toBe('table,column,type,nullable,zh,en,meaning,unit');
  expect(lines).toContain('observations,anchor,VARCHAR,true,原文位置,Anchor,Place in the source document,');
  expect(lines).toContain(
    'reports,proactive__fees__fee_amount,DOUBLE,true,行政事业性收费 · 本年收费金额（单位：万元）,' +
      'Administrative fees · Fees this year,"proactive.fees.fee_amount, in 万元",万元',
  );
});

it('dictionary.csv is itself described, and a line of it is known by table and column', () => {
  const { schema } = descriptor.resources.find(({ name }) => name === 'dictionary') ?? {};
  expect(schema?.primaryKey).toEqual(['table', 'column']);
  expect(schema?.fields.map(({ name, type, title }) => [name, type, title])).toEqual([
    ['table', 'string', '表 / Table'],
    ['column', 'string', '字段 / Column'],
    ['type', 'string', '类型 / Type'],
    ['nullable', 'boolean', '可为空 / Nullable'],
    ['zh', 'string', '中文名称 / Chinese title'],
    ['en', 'string', '英文名称 / English title'],
    ['meaning', 'string', '含义 / Meaning'],
    ['unit', 'string', '单位 / Unit'],
  ]);
});

describe('the SQLite file', () => {
  it('has every table with numbers as numbers, unknown as null, and the dictionary', () => {
    const database = new sqlite.Database(join(folder, 'nianbao.sqlite'), { readOnly: true });
    try {
      expect(
        database.all('SELECT measure_id, value, typeof(value) AS type, raw, corrected FROM observations'),
      ).toEqual([
        { measure_id: 'proactive.fees.items_change', value: -4, type: 'real', raw: '-4', corrected: 0 },
        { measure_id: 'requests.new.total', value: 1200, type: 'real', raw: '1,200', corrected: 0 },
        { measure_id: 'proactive.fees.fee_amount', value: 25.1, type: 'real', raw: '25.1', corrected: 0 },
        { measure_id: 'requests.new.business', value: null, type: 'null', raw: '@', corrected: 0 },
        { measure_id: 'requests.new.total', value: 0, type: 'real', raw: '0', corrected: 0 },
      ]);
      expect(
        database.get('SELECT count(*) AS reports FROM reports WHERE requests__new__total = 1200'),
      ).toEqual({
        reports: 1,
      });
      expect(
        database.get('SELECT zh FROM dictionary WHERE "table" = \'observations\' AND "column" = \'value\''),
      ).toEqual({ zh: '数值' });
    } finally {
      database.close();
    }
  });
});
