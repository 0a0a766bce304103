import { describe, expect, it } from 'vitest';
import {
  agencyInTitle,
  isAgencyName,
  isColumnName,
  isReportTitle,
} from '../../../src/crawl/links/report-words.ts';

describe('the title of a report', () => {
  // As portals print them.
  it.each([
    ['南开区应急管理局2024年度政府信息公开工作报告', '南开区应急管理局'],
    ['红桥区人民政府办公室2022年政府信息公开工作报告', '红桥区人民政府办公室'],
    ['天津经济技术开发区2022年政府信息公开工作年度报告', '天津经济技术开发区'],
    ['天津市2020年政府信息公开工作年度报告', null],
    ['北京市大兴区瀛海镇人民政府2024年政府信息公开工作年度报告', '北京市大兴区瀛海镇人民政府'],
    ['道里区经纬街道办事处2022年政府信息公开工作年度报告', '道里区经纬街道办事处'],
    ['四川蓬安工业园区管理委员会2025年政府信息公开工作年度报告', '四川蓬安工业园区管理委员会'],
    ['2024年示范区人民政府政府信息公开工作年度报告', '示范区人民政府'],
    ['2024年示范区财政局政府信息公开工作年度报告', '示范区财政局'],
    ['示范区财政局关于2023年政府信息公开工作的年度报告', '示范区财政局'],
    ['示范区财政局２０２３年度政府信息公开年报', '示范区财政局'],
    ['政府信息公开工作年度报告（2023年）', null],
    ['二〇二三年示范区民政局政府信息公开工作年度报告', '示范区民政局'],
  ])('%s names its agency: %s', (title, agency) => {
    expect(isReportTitle(title)).toBe(true);
    expect(agencyInTitle(title)).toBe(agency);
  });

  it.each([
    '政府信息公开工作年度报告',
    '2024年政府信息公开目录',
    '2024年度部门决算公开报告',
    '文字解读：某区2024年政府信息公开工作年度报告',
    '2024年政府信息公开工作要点',
  ])('is not %s', (title) => {
    expect(isReportTitle(title)).toBe(false);
  });
});

describe('a column of reports', () => {
  it.each(['政府信息公开年报', '信息公开年度报告', '政府信息公开工作年度报告', '年度报告', '历年年报'])(
    'is %s',
    (text) => {
      expect(isColumnName(text)).toBe(true);
    },
  );

  it.each(['政府信息公开', '财政年报', '政府网站年报', '2024年政府信息公开年报', '统计年报'])(
    'is not %s',
    (text) => {
      expect(isColumnName(text)).toBe(false);
    },
  );
});

describe('the name of an agency', () => {
  it.each([
    '区教育局',
    '区委编办',
    '区政府办公室',
    '瀛海镇',
    '经纬街道办事处',
    '区总工会',
    '市场监管局（知识产权局）局',
  ])('is %s', (text) => {
    expect(isAgencyName(text)).toBe(true);
  });

  it.each(['局', '首页', '机构概况', '政府信息公开工作办公室', '2024年教育局', '更多>>', '某局：关于办'])(
    'is not %s',
    (text) => {
      expect(isAgencyName(text)).toBe(false);
    },
  );
});
