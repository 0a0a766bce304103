import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '../../../src/domain/index.ts';
import { exportFiles } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { reportOf } from '../../load/built-workspaces.ts';
import { buildSmall, type SmallPortal, smallWorkspace, urlState } from '../../load/small-workspace.ts';

const EDUCATION = '示范区教育局';
const FINANCE = '示范区财政局';
const GOVERNMENT = '示范区人民政府';
const of2020 = (value: number, published_on: string) => ({
  template: '2019' as const,
  published_on,
  cells: { 'requests.new.total': value },
});
const listed = (year: number) => ({ agency: EDUCATION, title: `${year}年年度报告`, listed_on: null });

/** Crawled on 2025-02-01; one agency has a year of each status but published. */
const content: SmallPortal = {
  reports: [
    reportOf(EDUCATION, 2020, of2020(4, '2021-02-03')),
    reportOf(EDUCATION, 2023, { report_year: null, listedTitle: `${EDUCATION}2023年年度报告` }),
    reportOf(FINANCE, 2020, of2020(6, '2021-01-31')),
    reportOf(GOVERNMENT, 2023, { published_on: null, cells: { 'requests.new.total': 100 } }),
  ],
  urlStates: [
    urlState('a.html', { status: 'gone', reason: 'page_gone', context: listed(2021) }),
    urlState('b.html', { status: 'blocked', reason: 'timeout', context: listed(2022) }),
  ],
  problems: [
    {
      document_id: `doc-${EDUCATION}2023`,
      sequence: 1,
      report_id: null,
      ...problem('needs_ocr'),
      facts: '{}',
      anchor: null,
    },
  ],
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  await exportFiles({ snapshot: workspace.snapshot, folder: workspace.exports, by: ['year'] });
});
afterAll(() => rm(workspace.root, { recursive: true }));

async function linesOf(file: string, having = ''): Promise<string[]> {
  const [header = '', ...rows] = (await readFile(join(workspace.exports, file), 'utf8'))
    .slice(1)
    .trimEnd()
    .split('\r\n');
  return [header, ...rows.filter((row) => row.includes(having))];
}

const REGULATION = '《中华人民共和国政府信息公开条例》（国务院令第711号修订，2019-05-15起施行）第四十九条';
const DEPARTMENTS = `${REGULATION}第一款`;
const GOVERNMENTS = `${REGULATION}第二款`;
const NONE = '未找到，不能证明没有公布';

it('coverage.csv has a line for each agency and year, with what became of its report, and why', async () => {
  expect(await linesOf('coverage.csv')).toEqual([
    'division_code,division_name,agency_name,report_year,agency_id,kind,status,reason,note_zh,note_en,due_on,law,' +
      'published_on,published_evidence,days_late,url,report_id',
    `990101,示范区,${GOVERNMENT},2023,990101-${GOVERNMENT},government,published,,发布日期不明，无从判断是否逾期,` +
      '"the date of publication is unknown, so lateness cannot be told",' +
      `2024-03-31,${GOVERNMENTS},,,,http://portal.invalid/${GOVERNMENT}2023.html,${GOVERNMENT}2023`,
    `990101,示范区,${GOVERNMENT},2024,990101-${GOVERNMENT},government,not_yet_due,,,,2025-03-31,${GOVERNMENTS},,,,,`,
    `990101,示范区,${EDUCATION},2020,990101-${EDUCATION},department,late,,,,2021-01-31,${DEPARTMENTS},2021-02-03,,3,` +
      `http://portal.invalid/${EDUCATION}2020.html,${EDUCATION}2020`,
    `990101,示范区,${EDUCATION},2021,990101-${EDUCATION},department,missing,page_gone,${NONE}：门户网站应答表明该网页不存在。,` +
      '"none was found, which is no proof that there is none: The portal answers that this page does not exist.",' +
      `2022-01-31,${DEPARTMENTS},,,,http://portal.invalid/a.html,`,
    `990101,示范区,${EDUCATION},2022,990101-${EDUCATION},department,blocked,timeout,未能抓取，无从判断是否公布：门户网站未在时限内完整应答。,` +
      '"the crawler could not look, so nobody knows whether there is one: The portal did not answer completely in time.",' +
      `2023-01-31,${DEPARTMENTS},,,,http://portal.invalid/b.html,`,
    `990101,示范区,${EDUCATION},2023,990101-${EDUCATION},department,unread,needs_ocr,` +
      '存有文件，但未能从中读出报告：该文件为文字的图像（如扫描件），而未安装文字识别组件。,' +
      '"a document is held, but no report could be read from it: The document is a picture of text; no text recognition is installed.",' +
      `2024-01-31,${DEPARTMENTS},,,,http://portal.invalid/${EDUCATION}2023.html,`,
    `990101,示范区,${EDUCATION},2024,990101-${EDUCATION},department,missing,,${NONE},` +
      `"none was found, which is no proof that there is none",2025-01-31,${DEPARTMENTS},,,,,`,
    `990101,示范区,${FINANCE},2020,990101-${FINANCE},department,published,,,,2021-01-31,${DEPARTMENTS},2021-01-31,,0,` +
      `http://portal.invalid/${FINANCE}2020.html,${FINANCE}2020`,
    ...[2021, 2022, 2023, 2024].map(
      (year) =>
        `990101,示范区,${FINANCE},${year},990101-${FINANCE},department,missing,,${NONE},` +
        `"none was found, which is no proof that there is none",${year + 1}-01-31,${DEPARTMENTS},,,,,`,
    ),
  ]);
});

it('years without any report have their coverage too', async () => {
  const lines = await linesOf('by-year/2022/coverage.csv');
  expect(lines.slice(1).map((line) => line.split(',').slice(2, 7))).toEqual([
    [EDUCATION, '2022', `990101-${EDUCATION}`, 'department', 'blocked'],
    [FINANCE, '2022', `990101-${FINANCE}`, 'department', 'missing'],
  ]);
});

it('quality.csv has a line for each report, with what is doubtful about it', async () => {
  expect(await linesOf('quality.csv', GOVERNMENT)).toEqual([
    'division_code,division_name,agency_name,report_year,template,cells_asked,cells_valued,cells_null,cells_corrected,' +
      'checks_passed,checks_failed,checks_not_assessable,problems_error,problems_warning,trust,trust_reason_zh,' +
      'trust_reason_en,report_id,url',
    `990101,示范区,${GOVERNMENT},2023,2021,200,1,0,0,0,0,0,0,0,high,,,${GOVERNMENT}2023,` +
      `http://portal.invalid/${GOVERNMENT}2023.html`,
  ]);
});

it('division_totals.csv has what the government itself reports, and says where it has not', async () => {
  expect(await linesOf('division_totals.csv', ',requests.new.total,')).toEqual([
    'division_code,division_name,report_year,measure_id,measure_order,measure_zh,measure_en,unit,value,note_zh,note_en,' +
      'checks_failed,trust,report_id,url',
    '990101,示范区,2020,requests.new.total,34,本年新收政府信息公开申请数量 · 总计,New requests this year · Total,件,,' +
      '没有本级政府自己的报告；部门之和不能代替,' +
      'no report of the government itself; the sum of departments is no substitute,,,,',
    '990101,示范区,2023,requests.new.total,34,本年新收政府信息公开申请数量 · 总计,New requests this year · Total,件,100,,,' +
      `0,high,${GOVERNMENT}2023,http://portal.invalid/${GOVERNMENT}2023.html`,
  ]);
});

it('kind_totals.csv names the reports that are in each sum', async () => {
  expect(await linesOf('kind_totals.csv', ',requests.new.total,')).toEqual([
    'division_code,division_name,report_year,measure_id,measure_order,measure_zh,measure_en,unit,kind,value,' +
      'agencies_summed,agencies_unknown,agencies_without_report,report_ids,note_zh,note_en',
    '990101,示范区,2020,requests.new.total,34,本年新收政府信息公开申请数量 · 总计,New requests this year · Total,件,' +
      `department,10,2,0,0,${EDUCATION}2020;${FINANCE}2020,,`,
  ]);
});
