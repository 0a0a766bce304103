import { cp, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answer, foreignFile, foreignRecord } from '../archive/foreign-warc.ts';
import { nianbao } from './nianbao.ts';

/** Of the portal tianjin-nankai in the registry. */
const SITE = 'http://www.tjnk.gov.cn';
const LIST = `${SITE}/gknb/`;
const LISTED = `${SITE}/gknb/t1.html`;
const UNLISTED = `${SITE}/old/8123.html`;
const PORTAL = ['--portal', 'tianjin-nankai'];

function reportPage(year: number, licences: number): string {
  return `<html><head><title>南开区教育局${year}年政府信息公开工作年度报告</title></head><body>
    <h1>南开区教育局${year}年政府信息公开工作年度报告</h1><table>
    <tr><td colspan="2">第二十条第（五）项</td></tr>
    <tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>${licences}</td></tr>
    </table></body></html>`;
}

const RECORDS = [
  foreignRecord({ url: `${SITE}/robots.txt`, block: answer('', 'Content-Type: text/plain\r\n') }),
  foreignRecord({
    url: LIST,
    block: answer(
      '<li><a href="t1.html">南开区教育局2022年政府信息公开工作年度报告</a><i>2023-01-17</i></li>',
    ),
  }),
  foreignRecord({ url: LISTED, block: answer(reportPage(2022, 4711)) }),
  foreignRecord({ url: UNLISTED, block: answer(reportPage(2021, 815)) }),
  foreignRecord({ url: `${SITE}/news.html`, block: answer('<h1>新闻</h1>') }),
  foreignRecord({ url: 'http://elsewhere.gov.test/' }),
];

let folder: string;
let workspace: string[];
let imported: Awaited<ReturnType<typeof nianbao>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-archive-cli-'));
  workspace = ['--workspace', folder];
  imported = await nianbao(['archive', 'import', await foreignFile(RECORDS), ...PORTAL, ...workspace]);
  for (const stage of ['extract', 'load']) {
    const { status, err } = await nianbao([stage, ...PORTAL, ...workspace]);
    expect([stage, status, err]).toEqual([stage, 0, expect.any(String)]);
  }
  await nianbao(['export', ...workspace]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The workspace again, for a test that damages it. */
async function copyOfWorkspace(): Promise<{ readonly archive: string; readonly options: string[] }> {
  const copy = await mkdtemp(join(tmpdir(), 'nianbao-archive-cli-'));
  await cp(folder, copy, { recursive: true });
  return { archive: join(copy, 'archive', 'tianjin-nankai'), options: ['--workspace', copy] };
}

describe('archive import', () => {
  it('says what it took and what not', () => {
    expect(imported.status).toBe(0);
    expect(imported.out).toContain('5 records imported, 0 already there');
    expect(imported.out).toContain('2 reports, 0 attachments, 1 list');
    expect(imported.out).toContain('addresses that look like none of these: 1');
    expect(imported.out).toContain('elsewhere.gov.test 1');
  });

  it('leads to rows: of the report in a list, and of one that only its title identifies', async () => {
    const files = await readdir(join(folder, 'export'));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, 'export', file), 'utf8')));
    expect(texts.join('\n')).toMatch(/2022.*4711/);
    expect(texts.join('\n')).toMatch(/2021.*815/);
  });

  it('reports broken records with status 1', async () => {
    const { options } = await copyOfWorkspace();
    const file = await foreignFile([
      foreignRecord({ url: LISTED, date: '2024-01-01T00:00:00Z', headers: { 'WARC-Truncated': 'time' } }),
    ]);
    const { status, out } = await nianbao(['archive', 'import', file, ...PORTAL, ...options]);
    expect(status).toBe(1);
    expect(out).toContain(`BROKEN   ${file} at byte 0: its body was cut off (time)`);
    expect(out).toContain(LISTED);
  });

  it('that takes nothing leaves no portal behind', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'nianbao-archive-cli-'));
    const file = await foreignFile([foreignRecord({ url: 'http://elsewhere.gov.test/' })]);
    const { status, out } = await nianbao(['archive', 'import', file, ...PORTAL, '--workspace', empty]);
    expect(status).toBe(0);
    expect(out).toContain('0 records imported, 0 already there');
    expect(await readdir(empty, { recursive: true })).toEqual(['archive', 'nianbao.lock']);
    const { err } = await nianbao(['status', '--workspace', empty]);
    expect(err).toContain('has no portal');
  });

  it('of a file that is no WARC file ends with status 2', async () => {
    const file = await foreignFile([Buffer.from('<html></html>')], 'page.html');
    const { status, err } = await nianbao(['archive', 'import', file, ...PORTAL, ...workspace]);
    expect(status).toBe(2);
    expect(err).toContain(`file_unreadable\n${file}: no WARC file`);
  });
});

describe('archive verify', () => {
  it('finds no fault in what nianbao wrote', async () => {
    const { status, out } = await nianbao(['archive', 'verify', ...workspace]);
    expect(status).toBe(0);
    // Five answers and the warcinfo.
    expect(out).toMatch(/^verify {3}tianjin-nankai: no fault in 1 file, 6 records, [\d,]+ bytes\n$/);
  });

  it('names each fault, with status 1', async () => {
    const { archive, options } = await copyOfWorkspace();
    const [file = ''] = (await readdir(archive)).filter((name) => name.endsWith('.warc.gz'));
    const { length } = await readFile(join(archive, file));
    await truncate(join(archive, file), length - 10);
    const { status, out } = await nianbao(['archive', 'verify', ...options]);
    expect(status).toBe(1);
    expect(out).toContain(`FAULT    checksum: ${file}\n`);
    expect(out).toContain('tianjin-nankai: 3 faults');
    const json = await nianbao(['archive', 'verify', '--json', ...PORTAL, ...options]);
    expect(json.status).toBe(1);
    const { portals } = z
      .object({ portals: z.array(z.object({ portal: z.string(), faults: z.array(z.looseObject({})) })) })
      .parse(JSON.parse(json.out));
    expect(portals[0]?.faults).toMatchObject([
      { kind: 'unreadable', file, url: `${SITE}/news.html` },
      { kind: 'no_record', url: `${SITE}/news.html` },
      { kind: 'checksum', file },
    ]);
  });

  it('of a portal without an archive says which there are', async () => {
    const { status, err } = await nianbao(['archive', 'verify', '--portal', 'atlantis', ...workspace]);
    expect(status).toBe(2);
    expect(err).toMatch(/No archive of portal atlantis .*there are: tianjin-nankai/);
  });
});

describe('archive wacz', () => {
  it.each([LISTED, '南开区教育局/2022'])('writes the evidence of %s', async (report) => {
    const output = join(folder, 'evidence.wacz');
    const { status, out } = await nianbao(['archive', 'wacz', report, '--output', output, ...workspace]);
    expect(status).toBe(0);
    expect(out).toContain(LIST);
    const files = unzipSync(await readFile(output));
    const index = strFromU8(files['indexes/index.cdx'] ?? new Uint8Array());
    for (const url of [LISTED, LIST, `${SITE}/robots.txt`]) expect(index).toContain(`"url":"${url}"`);
    expect(index.trimEnd().split('\n')).toHaveLength(3);
  });

  it('to a file of another name is refused, because no reader would open it', async () => {
    const output = join(folder, 'evidence.zip');
    const { status, err } = await nianbao(['archive', 'wacz', LISTED, '--output', output, ...workspace]);
    expect(status).toBe(2);
    expect(err).toContain('must end in .wacz');
  });

  it('of an address that no archive holds ends with status 2', async () => {
    const output = join(folder, 'nothing.wacz');
    const { status, err } = await nianbao([
      'archive',
      'wacz',
      `${SITE}/no`,
      '--output',
      output,
      ...workspace,
    ]);
    expect(status).toBe(2);
    expect(err).toContain('report_unknown');
    expect(await readdir(folder)).not.toContain('nothing.wacz');
  });
});
