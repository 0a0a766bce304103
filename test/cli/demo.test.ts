import { appendFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoRun, demoWorkspace } from '../shared/demo-workspace.ts';
import { exportsOf } from './exports-of.ts';
import { nianbao } from './nianbao.ts';

let folder: string;
let whole: string;
beforeAll(async () => {
  whole = await demoWorkspace();
  folder = await mkdtemp(join(tmpdir(), 'nianbao-demo-'));
});
afterAll(async () => {
  for (const made of [folder, whole]) await rm(made, { recursive: true, force: true });
});

describe('nianbao demo', () => {
  it('does the main job, says what is missing and why, and ends with status 0', async () => {
    const { status, out } = await demoRun();
    expect(status).toBe(0);
    expect(out).toContain('crawl    demo: 55 reports of 11 agencies');
    expect(out).toContain('extract  demo: 56 documents gave 54 reports');
    expect(out).toMatch(/示范区司法局2018年政府信息公开工作年度报告\n\s+page_gone: /);
    expect(out).toMatch(/示范区卫生健康委员会2020年政府信息公开工作年度报告\n\s+damaged: /);
    expect(out).toContain('示范区财政局 2021  balance, requests total: 46 is not 44');
    expect(out).toContain('本年新收政府信息公开申请数量 · 总计, 件');
    expect(out).toContain('\n5 of 10 agencies; comparison.csv has all\n');
    // By data/demo: the departments' requests, and with them those of the government's own office.
    expect(out).toMatch(/\n 示范区各部门之和 +371 +375~ +500 +555 +576 +627\n/);
    expect(out).toMatch(/\n 示范区人民政府 +383 +434 +518 +571 +597 +651 +\+54 \(\+9\.05%\)\n/);
    expect(out).toContain(
      '\nThe report of a government includes its departments: the two are never added up.\n',
    );
    expect(out).toMatch(/\n 示范区人力资源和社会保障局 +64 +71\? +83 +96 +110 +128 /);
    expect(out).toContain('\n  示范区人力资源和社会保障局 2023: 示范区人社局\n');
    expect([...(await exportsOf(whole)).keys()]).toEqual([
      'CITATION.cff',
      'LICENCE.md',
      'comparison.csv',
      'coverage.csv',
      'datapackage.json',
      'dictionary.csv',
      'division_totals.csv',
      'indicators.csv',
      'kind_totals.csv',
      'observations.csv',
      'problems.csv',
      'quality.csv',
      'reports.csv',
    ]);
  });

  it.each([
    [
      ['示范区财政局/2021', 'requests.handled_total.total'],
      [
        'value      40 件',
        'raw text   "40"',
        'placed by  labels, on the form of 2021',
        'fail: （七）总计等于',
      ],
    ],
    [
      ['示范区财政局/2019', 'proactive|procurement|purchase_amount'],
      ['value      25.1 万元', 'raw text   "251000元"', 'flags      unit_converted'],
    ],
    [
      ['南开区应急管理局/2024', 'requests.new.total'],
      ['value      2 件', 'text       2 件: ', 'trust      high', 'check      pass: 第一项加第二项之和'],
    ],
  ])('explains %j', async ([report = '', cell = ''], expected) => {
    const { status, out } = await nianbao(['explain', report, cell, '--workspace', whole]);
    expect(status).toBe(0);
    for (const line of expected) expect(out).toContain(line);
    expect(out).toMatch(
      /source {5}http:\/\/shifanqu\.demo\.invalid\/.*\n.*SHA-256 [0-9a-f]{64}\n.*captured .*\.warc\.gz at byte \d+/,
    );
  });

  it('explains an unknown report or cell by the nearest ones', async () => {
    const report = await nianbao([
      'explain',
      '南开区应急局/2024',
      'requests.new.total',
      '--workspace',
      whole,
    ]);
    expect(report.status).toBe(2);
    expect(report.err).toMatch(/report_unknown\n.*南开区应急管理局/);
    const cell = await nianbao([
      'explain',
      '南开区应急管理局/2024',
      'requests.newest.total',
      '--workspace',
      whole,
    ]);
    expect(cell.status).toBe(2);
    expect(cell.err).toMatch(/cell_unknown\n.*requests\.new\.total/);
  });

  it('explains by an alias, and says why a year that is due has no report', async () => {
    const explain = (report: string) =>
      nianbao(['explain', report, 'requests.new.total', '--workspace', whole]);
    expect((await explain('示范区人社局/2023')).out).toContain('value      110 件');
    const { err } = await explain('示范区卫生健康委员会/2020');
    expect(err).toMatch(/no such report; coverage says unread \(damaged\) http\S+\.doc; there are: /);
  });

  it('fetches nothing the second time, and says so', async () => {
    const before = await exportsOf(whole);
    const { status, out } = await nianbao(['demo', '--workspace', whole]);
    expect(status).toBe(0);
    expect(out).toContain('fetched 0, unchanged 89');
    expect(out).toContain('nothing new or changed since the last crawl');
    expect(out).toContain('(unchanged, nothing read again)');
    expect(await exportsOf(whole)).toEqual(before);
  });

  it('leaves a workspace in which each later stage can be done again, without naming the portal', async () => {
    const extract = await nianbao(['extract', '--workspace', whole]);
    expect(extract.out).toContain('extract  demo: 56 documents gave 54 reports');
    expect(extract.out).toContain('(unchanged, nothing read again)');
    const load = await nianbao(['load', '--workspace', whole]);
    expect(load.status).toBe(0);
    expect(load.out).toContain('load     54 current reports');
    expect(load.out).toContain('(nothing new, the snapshot stays)');
    const again = await nianbao(['demo', '--workspace', whole]);
    expect(again.out).toContain('(unchanged, nothing read again)');
  });

  it('reports bytes in its archive that are no records, with the command that shows them', async () => {
    const workspace = join(folder, 'damaged');
    await cp(whole, workspace, { recursive: true });
    const archive = join(workspace, 'archive', 'demo');
    const warc = (await readdir(archive)).find((name) => name.endsWith('.warc.gz')) ?? '';
    await appendFile(join(archive, warc), 'not written by nianbao');
    const { status, err } = await nianbao(['demo', '--workspace', workspace]);
    expect(status).toBe(0);
    expect(err).toContain(
      'demo: its archive has 22 bytes that are no records; see nianbao archive verify --portal demo',
    );
  });
});
