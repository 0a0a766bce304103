import { readFile, rename, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explanationLines } from '../../src/cli/print-explanation.ts';
import { CrawlRunSchema } from '../../src/domain/index.ts';
import type { ExtractPortalOptions } from '../../src/extract/extract-portal.ts';
import { buildSnapshot } from '../../src/load/index.ts';
import { explainCell } from '../../src/publish/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { crawl, newWorkspace, portalWith } from '../crawl/small-portal.ts';
import { type Answer, serve, type TestServer } from '../crawl/test-server.ts';
import { querySnapshot as query } from '../load/query-snapshot.ts';
import { registry } from '../load/small-workspace.ts';
import { extractPortal } from './built-extract.ts';
import { changed, WEB_PAGE, wordFile } from './join/published.ts';

const AGENCY = '示范区档案局';
const FOLDER = 'http://quzhengfu.test/zwgk/daj/';
const listed = (year: number) =>
  `<li><a href="t${year}.html">${AGENCY}${year}年政府信息公开工作年度报告</a></li>`;
const ofYear = (year: number) => WEB_PAGE.replaceAll('2023', String(year));
const wordAnswer = (changes: Readonly<Record<string, string>>): Answer => {
  const { bytes } = wordFile(changes);
  return (_, response) => response.setHeader('content-type', 'application/msword').end(bytes);
};

/** 2024 in a frame, 2023 as a page and a Word file that differ in one figure, 2022 on two pages. */
const SITE: Readonly<Record<string, Answer>> = {
  '/zwgk/': '<a href="daj/">示范区档案局</a>',
  '/zwgk/daj/': `<h1>政府信息公开年报</h1><ul>${listed(2024)}${listed(2023)}${listed(2022)}</ul>`,
  '/zwgk/daj/t2024.html': `<html><body><h1>${AGENCY}2024年政府信息公开工作年度报告</h1>
    <iframe src="content2024.html"></iframe></body></html>`,
  '/zwgk/daj/content2024.html': ofYear(2024),
  '/zwgk/daj/t2023.html': WEB_PAGE.replace('</body>', '<p>附件：<a href="2023.doc">年度报告</a></p></body>'),
  '/zwgk/daj/2023.doc': wordAnswer({ 59762: '59726' }),
  '/zwgk/daj/t2022.html': `${ofYear(2022).slice(0, ofYear(2022).indexOf('<h2>四、'))}<a href="t2022_1.html">下一页</a>`,
  '/zwgk/daj/t2022_1.html': `<html><body>${ofYear(2022).slice(ofYear(2022).indexOf('<h2>四、'))}`,
};

let server: TestServer;
let workspace: Workspace;
const portal = portalWith();

async function run(day: string): Promise<void> {
  await crawl(server, workspace, portal, { now: () => new Date(`${day}T08:00:00Z`) });
  const forms = await registry;
  await extractPortal({ portal, workspace, registry: forms });
  await buildSnapshot({
    workspace,
    registry: forms,
    portals: [portal.id],
    now: () => new Date('2025-06-01T00:00:00Z'),
    software: 'nianbao/test',
  });
}

const reports = () =>
  query(
    workspace,
    `SELECT report_year, url, cells_valued, trust, trust_reason_en, revision, is_current FROM report
    ORDER BY report_year DESC, revision`,
  );
const explained = async (year: number, cell: string) =>
  explainCell({
    snapshot: workspace.snapshot,
    registry: await registry,
    report: `${AGENCY}/${year}`,
    cell,
  });

beforeAll(async () => {
  server = await serve(SITE);
  workspace = await newWorkspace();
  await run('2025-02-01');
});
afterAll(async () => {
  await server.close();
  await rm(workspace.root, { recursive: true });
});

describe('a portal whose reports consist of several documents', () => {
  const report = { cells_valued: 200, revision: 1, is_current: true };
  const disputed = 'cells that another format of the report prints otherwise: 1';

  it('has one report of each year, with every document named', async () => {
    expect(await reports()).toMatchObject([
      { ...report, report_year: 2024, url: `${FOLDER}t2024.html` },
      { ...report, report_year: 2023, url: `${FOLDER}t2023.html`, trust: 'medium' },
      { ...report, report_year: 2022, url: `${FOLDER}t2022.html` },
    ]);
    expect((await reports())[1]?.['trust_reason_en']).toContain(disputed);
    expect(
      await query(
        workspace,
        `SELECT report_year, part, document.url, cells, sections, cells_same, cells_different
        FROM report_source JOIN report USING (report_id) JOIN document ON document.document_id = report_source.document_id
        ORDER BY report_year DESC, part`,
      ),
    ).toMatchObject([
      { report_year: 2024, part: 1, url: `${FOLDER}t2024.html`, cells: 0, sections: 0, cells_same: null },
      { part: 2, url: `${FOLDER}content2024.html`, cells: 200, sections: 6, cells_same: null },
      { report_year: 2023, part: 1, url: `${FOLDER}t2023.html`, cells: 200, sections: 6 },
      { part: 2, url: `${FOLDER}2023.doc`, cells: 0, sections: 0, cells_same: 199, cells_different: 1 },
      { report_year: 2022, part: 1, url: `${FOLDER}t2022.html`, cells: 185, sections: 3 },
      { part: 2, url: `${FOLDER}t2022_1.html`, cells: 15, sections: 3, cells_different: null },
    ]);
  });

  it('counts a report on two pages once', async () => {
    const line = (await readFile(workspace.crawlRuns(portal.id), 'utf8')).split('\n')[0] ?? '';
    expect(CrawlRunSchema.parse(JSON.parse(line)).reports_found).toBe(3);
  });

  it('leads from each cell to the document that prints it', async () => {
    expect((await explained(2024, 'requests.new.total')).source.url).toBe(`${FOLDER}content2024.html`);
    expect((await explained(2022, 'requests.new.total')).source.url).toBe(`${FOLDER}t2022.html`);
    expect((await explained(2022, 'review.reconsideration.total')).source.url).toBe(`${FOLDER}t2022_1.html`);
    const { source, reading, documents } = await explained(2023, 'requests.new.natural_person');
    expect(source.url).toBe(`${FOLDER}t2023.html`);
    expect(reading).toMatchObject({ value: 59762, flags: ['formats_disagree'] });
    expect(documents.map(({ url }) => url)).toEqual([`${FOLDER}t2023.html`, `${FOLDER}2023.doc`]);
  });

  it('prints every document with what it gave and confirms', async () => {
    const lines = explanationLines(await explained(2023, 'requests.new.natural_person'));
    expect(lines).toContain(`source     ${FOLDER}t2023.html`);
    const at = lines.indexOf(`document   ${FOLDER}2023.doc`);
    expect(lines[at + 1]?.trim()).toBe(
      '0 cells and 0 sections are taken from it; 199 it prints alike, 1 differently',
    );
  });

  it('reports the cell in which two formats differ', async () => {
    const problems = await query(
      workspace,
      "SELECT report_year, message FROM problem_detail WHERE code = 'formats_disagree'",
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      report_year: 2023,
      message: expect.stringContaining(`"59726" in ${FOLDER}2023.doc`),
    });
  });
});

describe('when the portal changes one of the documents', () => {
  it('the report has the new figures, and the old document is an earlier revision', async () => {
    server.pages.set(
      '/zwgk/daj/content2024.html',
      changed(ofYear(2024), { '>15316<': '>15317<', '>4803<': '>4804<' }),
    );
    server.pages.set('/zwgk/daj/2023.doc', wordAnswer({}));
    await run('2025-03-01');
    expect(await reports()).toMatchObject([
      { report_year: 2024, url: `${FOLDER}content2024.html`, revision: 1, is_current: false },
      { report_year: 2024, url: `${FOLDER}t2024.html`, revision: 2, is_current: true },
      { report_year: 2023, url: `${FOLDER}2023.doc`, revision: 1, is_current: false },
      { report_year: 2023, url: `${FOLDER}t2023.html`, revision: 2, is_current: true },
      { report_year: 2022, url: `${FOLDER}t2022.html`, is_current: true },
    ]);
    expect((await explained(2024, 'review.reconsideration.total')).value).toBe(15317);
    expect(await query(workspace, "SELECT * FROM problem WHERE code = 'formats_disagree'")).toEqual([]);
    expect(await query(workspace, "SELECT * FROM problem WHERE code = 'report_duplicate'")).toEqual([]);
  });

  it('an attachment that the page no longer names is no part of the report', async () => {
    server.pages.set('/zwgk/daj/t2023.html', WEB_PAGE);
    await run('2025-04-01');
    const { documents } = await explained(2023, 'requests.new.natural_person');
    expect(documents).toEqual([]);
  });
});

describe('a portal without changes', () => {
  it('is not read again after a run that was cut off while it replaced the rows', async () => {
    const forms = await registry;
    await extractPortal({ portal, workspace, registry: forms });
    const folder = workspace.extracted(portal.id);
    await rename(folder, `${folder}.old`);
    expect((await extractPortal({ portal, workspace, registry: forms })).unchanged).toBe(true);
  });

  it('is read again where another program helps to read, and only then', async () => {
    const forms = await registry;
    const isRead = async (programs: Pick<ExtractPortalOptions, 'office' | 'ocr'>) =>
      !(await extractPortal({ portal, workspace, registry: forms, ...programs })).unchanged;
    await isRead({});
    const ocr = { folder: workspace.root, version: 'recognition@1' };
    const office = () => Promise.resolve(null);
    expect(await isRead({ ocr: null, office: null })).toBe(false);
    expect(await isRead({ ocr })).toBe(true);
    expect(await isRead({ ocr: { ...ocr, folder: 'elsewhere' } })).toBe(false);
    expect(await isRead({ ocr: { ...ocr, version: 'recognition@2' } })).toBe(true);
    expect(await isRead({ ocr, office })).toBe(true);
  });
});
