import { describe, expect, it } from 'vitest';
import { Units } from '../../src/extract/units.ts';
import { readRegistry } from '../../src/registry/index.ts';

const registry = await readRegistry();
const units = new Units(registry.units);

describe('a unit in brackets behind a label', () => {
  it.each([
    ['本年收费金额(单位:万元)', { label: '本年收费金额', unit: '万元' }],
    ['本年收费金额(元)', { label: '本年收费金额', unit: '元' }],
    ['培训人员(人次)', { label: '培训人员', unit: '人次' }],
    ['新闻发布会(单位场)', { label: '新闻发布会', unit: '场' }],
  ])('is found in %s', (text, found) => {
    expect(units.inBrackets(text)).toEqual(found);
  });

  it.each(['结果维持', '其他(单位)', '(三)不予公开(说明)', '件'])('is not found in %s', (text) => {
    expect(units.inBrackets(text)).toBeNull();
  });
});

describe('a unit of money in a text', () => {
  it.each([
    ['本年收费金额(单位:百万元)', '百万元'],
    ['采购总金额万元', '万元'],
    ['收费(元)', '元'],
    ['总计(件)', null],
  ])('in %s is %s', (text, unit) => {
    expect(units.moneyIn(text)).toBe(unit);
  });
});

describe('a value in another unit', () => {
  it.each([
    [251_000, '元', '万元', 25.1],
    [0.5, '亿元', '万元', 5000],
    [3, '千万元', '万元', 3000],
    [7, '千元', '万元', 0.7],
    [0.1, '万元', '万元', 0.1],
    [3, '宗', '件', 3],
    [3, '件', '万元', null],
    [3, '元', '件', null],
  ])('%d %s in %s is %s', (value, from, to, converted) => {
    expect(units.converted(value, from, to)).toBe(converted);
  });
});
