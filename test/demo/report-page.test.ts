import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../src/demo/report-page.ts';
import { reportOf } from './demo-fixture.ts';
import { gridsOf } from './table-grid.ts';

const ZEROS = ['0', '0', '0', '0', '0', '0', '0'];
const TWO = ['2', '0', '0', '0', '0', '0', '2'];
const HANDLED = '三、本年度办理结果';

describe('the report of 南开区应急管理局 for 2024', () => {
  const html = reportPage(reportOf('南开区应急管理局', 2024));
  const [item1, item5, item6, item8, requests, review, ...more] = gridsOf(html);

  it('has table 二 as published', () => {
    expect(item1).toEqual([
      ['第二十条第（一）项', '第二十条第（一）项', '第二十条第（一）项', '第二十条第（一）项'],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '0', '0', '0'],
      ['行政规范性文件', '0', '0', '0'],
    ]);
    expect(item5?.slice(1)).toEqual([
      ['信息内容', '本年处理决定数量'],
      ['行政许可', '0'],
    ]);
    expect(item6?.slice(1)).toEqual([
      ['信息内容', '本年处理决定数量'],
      ['行政处罚', '51'],
      ['行政强制', '0'],
    ]);
    expect(item8?.slice(1)).toEqual([
      ['信息内容', '本年收费金额（单位：万元）'],
      ['行政事业性收费', '0'],
    ]);
    expect(more).toEqual([]);
  });

  it('has table 三 as published', () => {
    const rule = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
    const organisation = '法人或其他组织';
    const first = '一、本年新收政府信息公开申请数量';
    const second = '二、上年结转政府信息公开申请数量';
    const last = '四、结转下年度继续办理';
    const wide = (label: string): string[] => [label, label, label];
    const middle = (label: string): string[] => [HANDLED, label, label];
    const inner = (heading: string, label: string): string[] => [HANDLED, heading, label];
    expect(requests).toEqual([
      [...wide(rule), ...Array.from({ length: 7 }, () => '申请人情况')],
      [...wide(rule), '自然人', ...Array.from({ length: 5 }, () => organisation), '总计'],
      [...wide(rule), '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
      [...wide(first), ...TWO],
      [...wide(second), ...ZEROS],
      [...middle('（一）予以公开'), ...ZEROS],
      [...middle('（二）部分公开（区分处理的，只计这一情形，不计其他情形）'), ...ZEROS],
      [...inner('（三）不予公开', '1．属于国家秘密'), ...ZEROS],
      [...inner('（三）不予公开', '2．其他法律行政法规禁止公开'), ...ZEROS],
      [...inner('（三）不予公开', '3．危及“三安全一稳定”'), ...ZEROS],
      [...inner('（三）不予公开', '4．保护第三方合法权益'), ...ZEROS],
      [...inner('（三）不予公开', '5．属于三类内部事务信息'), ...ZEROS],
      [...inner('（三）不予公开', '6．属于四类过程性信息'), ...ZEROS],
      [...inner('（三）不予公开', '7．属于行政执法案卷'), ...ZEROS],
      [...inner('（三）不予公开', '8．属于行政查询事项'), ...ZEROS],
      [...inner('（四）无法提供', '1．本机关不掌握相关政府信息'), ...TWO],
      [...inner('（四）无法提供', '2．没有现成信息需要另行制作'), ...ZEROS],
      [...inner('（四）无法提供', '3．补正后申请内容仍不明确'), ...ZEROS],
      [...inner('（五）不予处理', '1．信访举报投诉类申请'), ...ZEROS],
      [...inner('（五）不予处理', '2．重复申请'), ...ZEROS],
      [...inner('（五）不予处理', '3．要求提供公开出版物'), ...ZEROS],
      [...inner('（五）不予处理', '4．无正当理由大量反复申请'), ...ZEROS],
      [...inner('（五）不予处理', '5．要求行政机关确认或重新出具已获取信息'), ...ZEROS],
      [
        ...inner('（六）其他处理', '1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
        ...ZEROS,
      ],
      [
        ...inner(
          '（六）其他处理',
          '2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
        ),
        ...ZEROS,
      ],
      [...inner('（六）其他处理', '3．其他'), ...ZEROS],
      [...middle('（七）总计'), ...TWO],
      [...wide(last), ...ZEROS],
    ]);
  });

  it('has table 四 as published: fifteen zeros', () => {
    const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    expect(review?.[2]).toEqual([...results, ...results, ...results]);
    expect(review?.[3]).toEqual([...ZEROS, ...ZEROS, '0']);
    expect(review).toHaveLength(4);
  });

  it('says in words what was published', () => {
    const $ = cheerio.load(html);
    const text = $('.TRS_Editor').text();
    expect(text).toContain('全年共公开各类信息43条');
    expect(text).toContain(
      '2024年收到政府信息公开申请2件，办结2件。未发生涉及政府信息公开的行政复议和行政诉讼。',
    );
    expect(text).toContain('发出收费通知0件，应收总金额0元，实际收取总金额0元');
    expect(text).toMatch(/天津市南开区应急管理局\s+2025年1月17日\s*$/);
    expect($('meta[name="PubDate"]').attr('content')).toBe('2025-01-17 09:30');
    expect($('meta[name="SiteIDCode"]').attr('content')).toBe('1201040000');
    expect($('meta[name="ContentSource"]').attr('content')).toBe('南开区应急管理局');
  });
});

describe('a report', () => {
  it('has whole tables in every layout: no row is longer or shorter than its header', () => {
    for (const layout of ['zoom', 'editor', 'word', 'plain'] as const) {
      for (const year of [2020, 2023]) {
        const grids = gridsOf(reportPage({ ...reportOf('示范区教育局', year), layout }));
        const widths = grids.map((grid) => [...new Set(grid.map((row) => Object.keys(row).length))]);
        expect(widths.slice(-2)).toEqual([[10], [15]]);
        for (const width of widths) expect(width).toHaveLength(1);
      }
    }
  });

  it('quotes in its text the totals of its tables', () => {
    const $ = cheerio.load(reportPage(reportOf('示范区教育局', 2023)));
    expect($('#zoom').text()).toContain(
      '2023年收到政府信息公开申请57件，上年结转3件，办结57件，结转下年度继续办理3件。涉及政府信息公开的行政复议1件。',
    );
  });

  it('prints blank cells as blank and slashes as slashes', () => {
    const grids = gridsOf(reportPage(reportOf('示范区民政局', 2021)));
    const requests = grids.at(-2) ?? [];
    expect(requests[3]?.slice(3)).toEqual(['6', '', '', '1', '/', '', '7']);
    expect(requests[4]?.slice(3)).toEqual(['', '', '', '', '', '', '']);
  });

  it('on the 2019 form has its columns and its one row of other handling', () => {
    const grids = gridsOf(reportPage(reportOf('示范区农业农村局', 2022)));
    expect(grids[4]).toEqual([
      ['第二十条第（九）项', '第二十条第（九）项', '第二十条第（九）项'],
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '4', '52.7'],
    ]);
    expect(grids[5]?.find((row) => row[1] === '（六）其他处理')?.slice(3)).toEqual([
      '2',
      '1',
      '0',
      '0',
      '0',
      '0',
      '3',
    ]);
  });

  it('shows a variant that a test makes of it, and leaves the original alone', () => {
    const report = reportOf('南开区应急管理局', 2024);
    const altered = { ...report, figures: { ...report.figures, 'proactive.penalties': ['<b>52</b>'] } };
    expect(gridsOf(reportPage(altered))[2]?.[2]).toEqual(['行政处罚', '<b>52</b>']);
    expect(gridsOf(reportPage(report))[2]?.[2]).toEqual(['行政处罚', '51']);
  });

  it('that is only an attachment has no table', () => {
    const html = reportPage(reportOf('示范区卫生健康委员会', 2020));
    expect(gridsOf(html)).toEqual([]);
    expect(html).toContain('href="./P020210118402517366251.doc"');
  });
});
