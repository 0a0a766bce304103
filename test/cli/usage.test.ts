import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nianbao } from './nianbao.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-usage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ContractSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  format: z.string(),
  report: z.object({
    agency: z.string().nullable(),
    reportYear: z.number().nullable(),
    template: z.string().nullable(),
  }),
  observations: z.array(
    z.object({ table: z.string(), row: z.string(), column: z.string(), value: z.number().nullable() }),
  ),
  problems: z.array(z.object({ code: z.string() })),
});

const PAGE = `<h1>示范区教育局2023年政府信息公开工作年度报告</h1>
<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>`;

describe('the command line', () => {
  it.each([[['--help']], [['run', '--help']], [['extract', '--help']], [['demo', '--help']]])(
    '%j explains itself',
    async (args) => {
      const { status, out } = await nianbao(args);
      expect(status).toBe(0);
      expect(out).toContain('Usage: nianbao');
    },
  );

  it.each(['run', 'crawl'])('%s says how every report is requested again', async (command) => {
    const { out } = await nianbao([command, '--help']);
    expect(out).toMatch(/--recheck +request every report again/);
  });

  it.each([[['--help']], [['rollback', '--help']]])('%j fits on 80 columns', async (args) => {
    const { out } = await nianbao(args);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [['demo'], 'workspace_unwritable'],
    [['rollback'], 'workspace_unwritable'],
    [['status'], 'system_refused'],
    [['builds'], 'system_refused'],
    [['archive', 'verify'], 'system_refused'],
  ])('%j in a workspace that is a file ends with status 3 and names it', async (args, code) => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { status, err } = await nianbao([...args, '--workspace', file]);
    expect(status).toBe(3);
    expect(err).toContain(`nianbao: ${code}\n`);
    expect(err).toContain(file);
    expect(err).not.toContain('    at ');
  });

  it('answers an unknown command with status 2', async () => {
    const { status, err } = await nianbao(['krawl']);
    expect(status).toBe(2);
    expect(err).toContain("unknown command 'krawl'");
  });

  it.each(['tianjin-nankia', '南开区'])(
    'answers the unknown portal %s with the nearest, and where all are listed',
    async (id) => {
      const { status, err } = await nianbao(['run', '--portal', id, '--workspace', folder]);
      expect(status).toBe(2);
      const [code, first, nearest, ...more] = err.trimEnd().split('\n');
      expect([code, first]).toEqual([
        'nianbao: portal_unknown',
        `No portal ${id} in the registry; the nearest are:`,
      ]);
      expect(nearest).toMatch(/^ {2}tianjin-nankai \(/);
      expect(more.at(-1)).toMatch(/^There are \d+, each a file in .*portals$/);
      expect(more).toHaveLength(5);
    },
  );

  it('answers a portal that cannot be reached with the failure, and no portal file', async () => {
    // An address of this machine is refused before anything is sent.
    const address = 'http://127.0.0.1:9/';
    const { status, out } = await nianbao(['probe', address]);
    expect(status).toBe(1);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:9\/ could not be examined:\n {2}\w+ \w+ http/);
    expect(out).not.toContain('entry_url');
    const json = await nianbao(['probe', address, '--json']);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ pages: 0, yaml: null });
  });

  it('says which stage comes first', async () => {
    const load = await nianbao(['load', '--portal', 'tianjin-nankai', '--workspace', folder]);
    expect(load.status).toBe(2);
    expect(load.err).toContain('nothing_extracted');
    const extract = await nianbao(['extract', '--portal', 'tianjin-nankai', '--workspace', folder]);
    expect(extract.status).toBe(2);
    expect(extract.err).toContain('nothing_crawled');
    const exported = await nianbao(['export', '--workspace', folder]);
    expect(exported.status).toBe(2);
    expect(exported.err).toContain('no_snapshot');
  });
});

describe('extract FILE --json', () => {
  it('prints one object for one file, and needs no workspace', async () => {
    const file = join(folder, 'page.html');
    await writeFile(file, PAGE);
    const { status, out } = await nianbao(['extract', file, '--json']);
    expect(status).toBe(0);
    const read = ContractSchema.parse(JSON.parse(out));
    expect(read.report).toEqual({ agency: '示范区教育局', reportYear: 2023, template: '2021' });
    expect(read.format).toBe('html');
    expect(read.observations.find((cell) => cell.row === 'licences')).toMatchObject({
      column: 'decisions',
      value: 7,
    });
  });

  it('prints an array for several, continues past one that is no report, and ends with status 1', async () => {
    const good = join(folder, 'good.html');
    const empty = join(folder, 'empty.html');
    await writeFile(good, PAGE);
    await writeFile(empty, '');
    const { status, out, err } = await nianbao(['extract', empty, good, '--json']);
    expect(status).toBe(1);
    const read = z.array(ContractSchema).parse(JSON.parse(out));
    expect(read.map((file) => file.problems.map((problem) => problem.code)[0])).toEqual([
      'empty_document',
      expect.anything(),
    ]);
    expect(err).toContain(`${empty}: empty_document`);
  });

  it('names a file that is not there', async () => {
    const { status, err } = await nianbao(['extract', join(folder, 'absent.html'), '--json']);
    expect(status).toBe(2);
    expect(err).toContain('file_unreadable');
    expect(err).toContain('absent.html');
  });
});

describe('extract FILE', () => {
  it('prints what is not zero, and counts the rest', async () => {
    const file = join(folder, 'table.html');
    await writeFile(file, PAGE);
    const { status, out } = await nianbao(['extract', file]);
    expect(status).toBe(0);
    expect(out).toContain('示范区教育局 2023, form of 2021');
    expect(out).toMatch(/proactive\.licences\.decisions +行政许可 · 本年处理决定数量 +7 +7/);
    // Of the 200 cells of the form the page prints one.
    expect(out).toContain('and 0 cells that are 0, 199 that the report lacks');
  });

  it.each([
    ['behind', (file: string) => ['--portal', 'tianjin-nankai', file]],
    ['before', (file: string) => [file, '--portal', 'tianjin-nankai']],
  ])('%s --portal is refused, never ignored', async (_, words) => {
    const file = join(folder, 'beside-portal.html');
    await writeFile(file, PAGE);
    const { status, out, err } = await nianbao(['extract', ...words(file)]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`nianbao: usage\n${file} is a file, and --portal is for what a crawl archived`);
  });

  it('takes a folder for the files in it, by name and at any depth', async () => {
    const inner = join(folder, 'reports', 'inner');
    await mkdir(inner, { recursive: true });
    await writeFile(join(folder, 'reports', 'b.html'), PAGE);
    await writeFile(join(inner, 'a.html'), PAGE.replace('教育局', '财政局'));
    const { status, out } = await nianbao(['extract', join(folder, 'reports'), '--json']);
    expect(status).toBe(0);
    const read = z.array(ContractSchema).parse(JSON.parse(out));
    expect(read.map(({ file, report }) => [file.replace(`${folder}/`, ''), report.agency])).toEqual([
      ['reports/b.html', '示范区教育局'],
      ['reports/inner/a.html', '示范区财政局'],
    ]);
  });

  it('says that a folder is empty', async () => {
    const empty = join(folder, 'empty-folder');
    await mkdir(empty);
    const { status, err } = await nianbao(['extract', empty]);
    expect(status).toBe(2);
    expect(err).toContain('empty-folder: the folder has no files');
  });

  it('prints every report of a page with several', async () => {
    const file = join(folder, 'two.html');
    await writeFile(file, PAGE + PAGE.replace('教育局', '财政局').replace('>7<', '>9<'));
    const { out } = await nianbao(['extract', file, '--json']);
    const read = z.array(ContractSchema).parse(JSON.parse(out));
    const licences = read.map(({ report, observations }) => [
      report.agency,
      observations.find((cell) => cell.row === 'licences')?.value,
    ]);
    expect(licences).toEqual([
      ['示范区教育局', 7],
      ['示范区财政局', 9],
    ]);
  });
});
