import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type JobResult, runJob } from '../../src/cli/job.ts';
import { loopbackNetwork } from '../../src/crawl/index.ts';
import { PortalSchema } from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';
import { selectRows, withDatabase, workspaceAt } from '../../src/workspace/index.ts';

const HOST = 'http://shifan.invalid';

/** A page with table 二 of the 2019 form, cells as given. */
function page(year: number, licences: readonly string[], procurement = '0'): string {
  const [before = '', change = '', decisions = ''] = licences;
  return `<h1>示范区教育局${year}年政府信息公开工作年度报告</h1><table>
    <tr><td colspan="4">第二十条第（五）项</td></tr>
    <tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td></tr>
    <tr><td>行政许可</td><td>${before}</td><td>${change}</td><td>${decisions}</td></tr>
    <tr><td colspan="4">第二十条第（九）项</td></tr>
    <tr><td>信息内容</td><td>采购项目数量</td><td colspan="2">采购总金额</td></tr>
    <tr><td>政府集中采购</td><td>1</td><td colspan="2">${procurement}</td></tr></table>`;
}

const PAGES: Readonly<Record<string, string>> = {
  '/2001.html': '<h1>示范区教育局2001年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>没有表格。</p>',
  '/2002.html': page(2002, ['5', '减4', '1,234'], '251000元'),
  '/2003.html': page(2003, ['/', '', '７７']),
  '/2004.html': page(2004, ['见附件', '1', '2']),
  // Half a table: cut off inside a row, as a broken template leaves it.
  '/2005.html': page(2005, ['5', '6', '7']).slice(0, 320),
  '/2006.html': '%PDF-1.4 is what these bytes say, whatever the address says',
  '/2007.html': page(2007, ['8', '9', '10']),
};

function handle(server: Server): void {
  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (path === '/2008.html') response.writeHead(404).end('gone');
    else if (path === '/2009.html') response.writeHead(200).write('<h1>half');
    else if (path === '/') {
      const years = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009];
      const links = years.map(
        (year) => `<li><a href="/${year}.html">示范区教育局${year}年政府信息公开工作年度报告</a></li>`,
      );
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<ul>${links.join('')}</ul>`);
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(PAGES[path] ?? '');
    }
  });
}

let folder: string;
let server: Server;
let result: JobResult;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-bad-'));
  server = createServer();
  handle(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  result = await runJob(
    {
      workspace: workspaceAt(folder),
      registry: await readRegistry(),
      portals: [
        PortalSchema.parse({
          id: 'shifan',
          name: '示范区',
          division: '120104',
          entry_url: `${HOST}/`,
          local: true,
          politeness: { interval_ms: 0, timeout_ms: 5_000, retries: 0 },
        }),
      ],
      network: loopbackNetwork(port),
      ocr: null,
      now: () => new Date('2026-01-01T00:00:00Z'),
      random: () => 0.5,
      software: 'nianbao/test',
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    () => undefined,
  );
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function query<T>(sql: string, schema: z.ZodType<T>): Promise<T[]> {
  return withDatabase(workspaceAt(folder).snapshot, { access: 'read' }, (connection) =>
    selectRows(connection, sql, schema),
  );
}

describe('a portal with every kind of bad page', () => {
  it.each([
    ['2001', 'narrative_only'],
    ['2004', 'value_not_a_number'],
    ['2006', 'truncated'],
    ['2008', 'page_gone'],
    ['2009', 'timeout'],
  ])('the page of %s is a row with the code %s', async (year, code) => {
    const rows = await query(
      `SELECT code FROM problem WHERE url = '${HOST}/${year}.html'`,
      z.object({ code: z.string() }),
    );
    expect(rows.map((row) => row.code)).toContain(code);
  });

  it('continues with the rest', async () => {
    expect(result.snapshot.currentReports).toBe(6);
    expect(result.crawls[0]).toMatchObject({ run: { counts: { gone: 1, failed: 1 } } });
  });

  it('reads what can be read, and keeps the raw text of all of it', async () => {
    const rows = await query(
      `SELECT report_year, row_id, column_id, value, raw, array_to_string(flags, ' ') AS flags FROM observation_current
      WHERE (row_id = 'licences' AND raw IS NOT NULL) OR (column_id = 'purchase_amount' AND raw IS NOT NULL)
        OR (row_id = 'procurement' AND report_year = 2002 AND raw IS NOT NULL) ORDER BY report_year, measure_order`,
      z.object({
        report_year: z.number(),
        row_id: z.string(),
        column_id: z.string(),
        value: z.number().nullable(),
        raw: z.string(),
        flags: z.string(),
      }),
    );
    const cells = rows.map((row) => [row.report_year, row.column_id, row.value, row.raw, row.flags]);
    expect(cells).toEqual(
      expect.arrayContaining([
        [2002, 'items_change', -4, '减4', 'sign_word'],
        [2002, 'decisions', 1234, '1,234', ''],
        [2003, 'items_last_year', null, '/', 'placeholder'],
        [2003, 'items_change', null, '', 'blank'],
        [2003, 'decisions', 77, '７７', ''],
        [2004, 'items_last_year', null, '见附件', 'not_a_number'],
        [2004, 'items_change', 1, '1', ''],
        [2007, 'decisions', 10, '10', ''],
      ]),
    );
    expect(rows.find((row) => row.raw === '251000元')).toMatchObject({
      value: 25.1,
      flags: 'unit_converted',
    });
  });

  it('says what an incomplete table lacks', async () => {
    const rows = await query(
      `SELECT code FROM problem WHERE url = '${HOST}/2005.html' ORDER BY code`,
      z.object({ code: z.string() }),
    );
    const codes = rows.map((row) => row.code);
    expect(codes).toContain('table_missing');
    expect(codes).toContain('block_missing');
  });
});
