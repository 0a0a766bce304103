import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFiles } from '../../../src/publish/index.ts';
import type { Workspace } from '../../../src/workspace/index.ts';
import { buildSmall, smallWorkspace } from '../../load/small-workspace.ts';
import { content } from './small-content.ts';

let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-export-'));
  workspace = await smallWorkspace(content);
  await buildSmall(workspace, content);
  await exportFiles({ snapshot: workspace.snapshot, folder });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(workspace.root, { recursive: true });
});

/** Lines without the byte order mark. */
const lines = async (file: string) => (await readFile(join(folder, file), 'utf8')).slice(1).split('\r\n');

const FILES = [
  'observations.csv',
  'reports.csv',
  'comparison.csv',
  'indicators.csv',
  'division_totals.csv',
  'kind_totals.csv',
  'coverage.csv',
  'quality.csv',
  'problems.csv',
  'dictionary.csv',
];
/** The form of 2019 has 198 cells, that of 2021 has 200, and both a row of 7 sums that are in no form. */
const MEASURES_OF_TWO_YEARS = 198 + 7 + 200 + 7;

describe('the bytes of a CSV file', () => {
  it.each(FILES)('%s begins with a byte order mark and ends each line with CRLF', async (file) => {
    const bytes = await readFile(join(folder, file));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toMatch(/\r\n$/);
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('are the same when the same content is loaded and exported again', async () => {
    const again = await mkdtemp(join(tmpdir(), 'nianbao-export-'));
    await buildSmall(workspace, content);
    await exportFiles({ snapshot: workspace.snapshot, folder: again });
    for (const file of await readdir(folder)) {
      expect(await readFile(join(again, file), 'utf8'), file).toBe(
        await readFile(join(folder, file), 'utf8'),
      );
    }
    await rm(again, { recursive: true });
  });
});

describe('observations.csv', () => {
  it('has one line a cell, by agency, year and the order of the form', async () => {
    expect(await lines('observations.csv')).toEqual([
      'division_code,division_name,agency_name,report_year,measure_id,measure_order,table_id,row_id,column_id,' +
        'measure_zh,measure_en,template,value,value_as_read,corrected,correction_reason,correction_source,unit,raw,' +
        'flags,matched_by,anchor,confidence,checks_failed,published_on,report_id,url,sha256',
      '990101,示范区,示范区教育局,2020,proactive.fees.items_change,25,proactive,fees,items_change,' +
        "行政事业性收费 · 本年增/减,Administrative fees · Change this year,2019,-4,-4,false,,,项,'-4,,labels,table 1,,0," +
        '2021-01-20,e2020,http://portal.invalid/e2020.html,sha-e2020',
      '990101,示范区,示范区教育局,2020,requests.new.total,34,requests,new,total,' +
        '本年新收政府信息公开申请数量 · 总计,New requests this year · Total,2019,1200,1200,false,,,件,"1,200",,labels,table 1,,0,' +
        '2021-01-20,e2020,http://portal.invalid/e2020.html,sha-e2020',
      '990101,示范区,示范区教育局,2021,proactive.fees.fee_amount,10,proactive,fees,fee_amount,' +
        '行政事业性收费 · 本年收费金额（单位：万元）,Administrative fees · Fees this year,2021,25.1,25.1,false,,,万元,25.1,,' +
        'labels,table 1,,1,,e2021,http://portal.invalid/e2021.html,sha-e2021',
      '990101,示范区,示范区教育局,2021,requests.new.business,29,requests,new,business,' +
        '本年新收政府信息公开申请数量 · 商业企业,New requests this year · Commercial enterprises,2021,,,false,,,件,' +
        "'@,placeholder,labels,table 1,,1,,e2021,http://portal.invalid/e2021.html,sha-e2021",
      '990101,示范区,示范区教育局,2021,requests.new.total,34,requests,new,total,' +
        '本年新收政府信息公开申请数量 · 总计,New requests this year · Total,2021,0,0,false,,,件,0,,labels,table 1,,1,,' +
        'e2021,http://portal.invalid/e2021.html,sha-e2021',
      '',
    ]);
  });
});

describe('reports.csv', () => {
  it('has one line a report, its identity first, then a column for each measure', async () => {
    const [header = '', first = '', second = '', end] = await lines('reports.csv');
    expect(end).toBe('');
    expect(header).toMatch(
      'division_code,division_name,agency_name,report_year,template,title,published_on,signed_on,' +
        'identity_conflict,cells_valued,cells_null,checks_passed,checks_failed,checks_not_assessable,problems,' +
        'trust,trust_reason_zh,trust_reason_en,report_id,url,sha256,proactive__rules__made,proactive__rules__repealed,proactive__rules__in_force,',
    );
    expect(first).toMatch(
      '990101,示范区,示范区教育局,2020,2019,年度报告,2021-01-20,,false,2,0,0,0,0,0,high,,,' +
        'e2020,http://portal.invalid/e2020.html,sha-e2020,,,,',
    );
    expect(second).toMatch(
      '990101,示范区,示范区教育局,2021,2021,"\'=HYPERLINK(""http://evil.invalid"")",,,false,2,1,0,1,0,0,low,' +
        '33% 的单元格无值；1 项勾稽关系不成立,33 % of the cells without a value; failed checks: 1,' +
        'e2021,http://portal.invalid/e2021.html,sha-e2021,,,,',
    );
    const column = header.split(',').indexOf('requests__new__total');
    expect(first.split(',')[column]).toBe('1200');
    expect(second.split(',')[column]).toBe('0');
  });
});

describe('comparison.csv', () => {
  it('puts each value beside that of the year before', async () => {
    expect(
      (await lines('comparison.csv')).filter((line) => line.includes('2021,requests.new.total')),
    ).toEqual([
      '990101,示范区,示范区教育局,2021,requests.new.total,34,本年新收政府信息公开申请数量 · 总计,' +
        'New requests this year · Total,件,2021,0,2020,2019,1200,-1200,-100,comparable,,,1,0,e2021,e2020,' +
        'http://portal.invalid/e2021.html,http://portal.invalid/e2020.html',
    ]);
  });
});

describe('indicators.csv', () => {
  it('has one line an indicator of each report, with why there is no value', async () => {
    expect((await lines('indicators.csv')).filter((line) => line.includes(',2021,natural_person'))).toEqual([
      '990101,示范区,示范区教育局,2021,natural_person_share,5,自然人申请占比,Share of natural persons,2021,,0,,' +
        '数值不明：本年新收政府信息公开申请数量 · 自然人,unknown value: New requests this year · Natural persons,' +
        '1,low,e2021,http://portal.invalid/e2021.html,2020,,,comparable',
    ]);
  });
});

describe('problems.csv', () => {
  it('says what is missing, and why', async () => {
    expect(await lines('problems.csv')).toEqual([
      'portal_id,severity,code,stage,agency_name,report_year,title,means_zh,message,action_zh,action,facts,anchor,url,' +
        'report_id,is_current,document_id,problem_id',
      'test-portal,error,page_gone,crawl,示范区财政局,,"2022年""年报""",' +
        '门户网站应答表明该网页不存在。,The portal answers that this page does not exist. status 404,' +
        '查看门户网站是否已将其移至他处；必要时向该机关询问。,' +
        'Look whether the portal moved it; ask the agency.,"{""http_status"":404}",,http://portal.invalid/gone.html,,,,1',
      '',
    ]);
  });
});

describe('an export', () => {
  it('needs a snapshot', async () => {
    await expect(exportFiles({ snapshot: join(folder, 'none.duckdb'), folder })).rejects.toMatchObject({
      code: 'no_snapshot',
    });
  });

  it('says how many rows and bytes each file has', async () => {
    const { files } = await exportFiles({ snapshot: workspace.snapshot, folder });
    expect(files.map(({ path, rows }) => [path, rows])).toEqual([
      [join(folder, 'observations.csv'), 5],
      [join(folder, 'reports.csv'), 2],
      [join(folder, 'comparison.csv'), 5],
      [join(folder, 'indicators.csv'), 16],
      [join(folder, 'division_totals.csv'), MEASURES_OF_TWO_YEARS],
      [join(folder, 'kind_totals.csv'), MEASURES_OF_TWO_YEARS],
      [join(folder, 'coverage.csv'), 5],
      [join(folder, 'quality.csv'), 2],
      [join(folder, 'problems.csv'), 1],
    ]);
    const bytes = await readFile(join(folder, 'observations.csv'));
    expect(files[0]?.bytes).toBe(bytes.length);
  });
});
