import { describe, expect, it } from 'vitest';
import { parseTitle } from '../../../src/extract/identity/index.ts';

describe('a title', () => {
  it.each([
    ['南开区应急管理局2024年度政府信息公开工作报告', '南开区应急管理局', 2024],
    ['2019年上海市人民政府办公厅政府信息公开工作年度报告', '上海市人民政府办公厅', 2019],
    ['红桥区人民政府办公室2022年政府信息公开工作报告', '红桥区人民政府办公室', 2022],
    ['示范区教育局政府信息公开工作年度报告（2021年度）', '示范区教育局', 2021],
    ['示范区财政局二〇二〇年政府信息公开年度报告', '示范区财政局', 2020],
    ['２０２３年政府信息公开工作年度报告', null, 2023],
    ['示范区民政局2018年信息公开年报', '示范区民政局', 2018],
    ['关于示范区司法局2022年度政府信息公开工作情况的报告', '示范区司法局', 2022],
    ['政府信息公开工作年度报告', null, null],
  ])('%s tells agency and year', (title, agency, year) => {
    expect(parseTitle(title)).toMatchObject({ agency, year });
  });

  it.each([
    '2024年，南开区应急管理局认真做好政府信息公开工作年度报告的编制。',
    '示范区教育局2023年法治政府建设年度报告',
    '机构概况',
  ])('%s is none', (text) => {
    expect(parseTitle(text)).toBeNull();
  });
});
