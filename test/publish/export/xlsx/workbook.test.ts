import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../../src/publish/export/xlsx/workbook.ts';
import { exportFiles } from '../../../../src/publish/index.ts';
import { type Workspace, withDatabase } from '../../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace } from '../../../load/small-workspace.ts';
import { hashes } from '../read-back.ts';
import { content } from '../small-content.ts';

let workspace: Workspace;
let root: string;
let book: ExcelJS.Workbook;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-xlsx-'));
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  book = await exported('a');
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await rm(workspace.root, { recursive: true });
});

async function exported(name: string): Promise<ExcelJS.Workbook> {
  const folder = join(root, name);
  await exportFiles({ snapshot: workspace.snapshot, folder, formats: ['xlsx'] });
  return new ExcelJS.Workbook().xlsx.readFile(join(folder, 'nianbao.xlsx'));
}

function sheet(name: string, of = book): ExcelJS.Worksheet {
  const found = of.getWorksheet(name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** A cell under a header. */
function cell(name: string, row: number, header: string): ExcelJS.Cell {
  const headers = sheet(name).getRow(1).values;
  if (!Array.isArray(headers) || !headers.includes(header)) throw new Error(`no column ${header}`);
  return sheet(name).getRow(row).getCell(headers.indexOf(header));
}

describe('the workbook', () => {
  it('begins with what to know, then has a sheet a table, then what the columns mean', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '说明',
      '单元格',
      '报告',
      '与上年比较',
      '指标比率',
      '本级政府合计',
      '同类机关合计',
      '覆盖情况',
      '数据质量',
      '问题',
      '字段',
    ]);
    const text = sheet('说明').getColumn(1).values.map(String).join('\n');
    expect(text).toContain('空白绝不等于零');
    expect(text).toContain('不得比较');
    expect(text).toContain('本机门户（示范区门户），其数字可能是虚构的');
    expect(text).toContain('单元格：各机关各年度现行报告的全部单元格，5 行');
  });

  it('keeps the header of each table in sight', () => {
    for (const name of ['单元格', '报告', '与上年比较', '指标比率', '问题']) {
      expect(sheet(name).views[0], name).toMatchObject({ state: 'frozen', ySplit: 1 });
    }
  });

  it('has numbers as numbers, dates as dates, and nothing where a value is unknown', () => {
    expect(cell('单元格', 2, '数值').value).toBe(-4);
    expect(cell('单元格', 3, '数值')).toMatchObject({ value: 1200, numFmt: '#,##0' });
    expect(cell('单元格', 4, '数值')).toMatchObject({ value: 25.1, numFmt: '#,##0.0#####' });
    expect(cell('单元格', 5, '数值').value).toBeNull();
    expect(cell('单元格', 6, '数值').value).toBe(0);
    expect(cell('报告', 2, '发布日期')).toMatchObject({
      value: new Date('2021-01-20'),
      numFmt: 'yyyy-mm-dd',
    });
    expect(cell('报告', 2, '报告年度')).toMatchObject({ value: 2020, numFmt: '0' });
  });

  it('shows a share in percent', () => {
    expect(cell('指标比率', 2, '比率').numFmt).toBe('0.0%');
  });

  it('has a text that looks like a formula as text', () => {
    expect(cell('报告', 3, '标题')).toMatchObject({
      value: '=HYPERLINK("http://evil.invalid")',
      type: ExcelJS.ValueType.String,
    });
    expect(cell('单元格', 5, '原文')).toMatchObject({ value: '@', type: ExcelJS.ValueType.String });
  });

  it('has the same bytes when it is made again, at another time', async () => {
    const again = join(root, 'again');
    await exportFiles({ snapshot: workspace.snapshot, folder: again, formats: ['xlsx'] });
    expect(await hashes(again)).toEqual(await hashes(join(root, 'a')));
  });
});

it('a table that is too long for a sheet continues in the next, and the readme says so', async () => {
  await withDatabase(':memory:', {}, async (connection) => {
    await connection.run('CREATE TABLE numbers AS SELECT i AS n FROM range(5) AS counted (i)');
    const column = {
      id: 'n',
      type: 'INTEGER' as const,
      nullable: false,
      zh: '数',
      en: 'N',
      meaning: 'n',
      unit: null,
    };
    const table = {
      name: 'numbers',
      view: { name: 'numbers', zh: '数字', en: 'Numbers', columns: [] },
      order: ['n'],
      sheet: { zh: '数字', en: 'Numbers' },
      columns: [column],
      source: 'numbers',
      unsorted: null,
    };
    const facts = {
      registry_hash: 'r',
      content: 'c',
      software: 'nianbao/test',
      extractor_version: '1',
      version: 'b',
      first_year: 2020,
      last_year: 2021,
      reports: 1,
      as_of: '2025-02-01',
      portals: [],
    };
    const job = {
      connection,
      lanes: [connection],
      folder: root,
      tables: [table],
      facts,
      headers: null,
      by: [],
    };
    for await (const { rows } of writeXlsx(job, 3)) expect(rows).toBe(5);
  });
  const long = await new ExcelJS.Workbook().xlsx.readFile(join(root, 'nianbao.xlsx'));
  const numbers = ['数字 1', '数字 2', '数字 3'].map((name) =>
    sheet(name, long).getColumn(1).values.slice(1),
  );
  expect(numbers).toEqual([
    ['数', 0, 1],
    ['数', 2, 3],
    ['数', 4],
  ]);
  expect(sheet('说明', long).getColumn(1).values.map(String).join('\n')).toContain('共3张，第2张');
});
