import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nianbao } from './nianbao.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exports(workspace: string): Promise<Map<string, string>> {
  const names = (await readdir(join(workspace, 'export'))).sort();
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await readFile(join(workspace, 'export', name), 'base64'));
  return files;
}

describe('nianbao demo', () => {
  it('does the main job, says what is missing and why, and ends with status 0', async () => {
    const workspace = join(folder, 'whole');
    const { status, out } = await nianbao(['demo', '--workspace', workspace]);
    expect(status).toBe(0);
    expect(out).toContain('crawl    demo: 49 reports of 9 agencies');
    expect(out).toContain('extract  demo: 50 documents gave 48 reports');
    expect(out).toMatch(/示范区司法局2018年政府信息公开工作年度报告\n\s+page_gone: /);
    expect(out).toMatch(/示范区卫生健康委员会2020年政府信息公开工作年度报告\n\s+format_unsupported: /);
    expect(out).toContain('示范区财政局 2021  balance, requests total: 46 is not 44');
    expect(out).toContain('本年新收政府信息公开申请数量 · 总计, 件');
    expect([...(await exports(workspace)).keys()]).toEqual([
      'comparison.csv',
      'observations.csv',
      'problems.csv',
      'reports.csv',
    ]);
  }, 60_000);

  it('fetches nothing anew the second time, and says so', async () => {
    const workspace = join(folder, 'whole');
    const before = await exports(workspace);
    const { status, out } = await nianbao(['demo', '--workspace', workspace]);
    expect(status).toBe(0);
    expect(out).toContain('fetched 0, unchanged 78');
    expect(out).toContain('nothing new or changed since the last crawl');
    expect(out).toContain('(unchanged, nothing read anew)');
    expect(await exports(workspace)).toEqual(before);
  }, 60_000);

  it('killed again and again at any moment, ends with the same bytes', async () => {
    const workspace = join(folder, 'killed');
    // From before the first request to the middle of the export, whatever the speed of the machine.
    for (const afterMs of [250, 500, 650, 800, 950, 1100, 1300, 1600, 2000, 2500, 3200, 4000]) {
      await nianbao(['demo', '--workspace', workspace], afterMs);
    }
    const { status } = await nianbao(['demo', '--workspace', workspace]);
    expect(status).toBe(0);
    expect(await exports(workspace)).toEqual(await exports(join(folder, 'whole')));
  }, 180_000);
});
