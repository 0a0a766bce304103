import { describe, expect, it } from 'vitest';
import { codesOf, read, table } from './printed-page.ts';

const fee = async (header: string, printed: string) => {
  const report = await read(table(['信息内容', header], ['行政事业性收费', printed]));
  return { cell: report.observations.find((cell) => cell.row === 'fees'), codes: codesOf(report) };
};

describe('an amount of money', () => {
  it.each([
    ['本年收费金额（单位：万元）', '25.1', 25.1],
    ['本年收费金额（单位：元）', '251000', 25.1],
    ['本年收费金额(元)', '251000', 25.1],
    ['本年收費金額（單位：元）', '251000', 25.1],
    ['本年收费金额（单位：亿元）', '0.5', 5000],
    ['本年收费金额（单位：百万元）', '0.5', 50],
    ['本年收费金额', '25.1', 25.1],
    ['本年收费金额', '251000元', 25.1],
  ])('under %s, printed %s, is %d 万元', async (header, printed, value) => {
    expect((await fee(header, printed)).cell?.value).toBe(value);
  });

  it('in another unit than the form’s says that it was converted', async () => {
    expect((await fee('本年收费金额（单位：元）', '251000')).cell?.flags).toEqual(['unit_converted']);
  });

  it('printed in pieces is no amount', async () => {
    const { cell, codes } = await fee('本年收费金额（单位：万元）', '3件');
    expect(cell?.value).toBeNull();
    expect(cell?.flags).toContain('unit_conflict');
    expect(codes).toContain('value_not_a_number');
  });
});

/** Each unit of counts after a number, after a label and in a separate cell. */
describe.each(['件', '宗', '例', '场', '份', '人次'])('the unit of counts %s', (unit) => {
  const complaints = async (...lines: readonly (readonly string[])[]) => {
    const report = await read(table(...lines));
    return report.observations.find((cell) => cell.row === 'complaints');
  };

  it('may follow the number, which is then flagged', async () => {
    expect(await complaints(['统计指标', '统计数'], ['六、举报投诉数量', `7${unit}`])).toMatchObject({
      value: 7,
      flags: ['unit_printed'],
    });
  });

  it('may follow the label', async () => {
    expect(
      (await complaints(['统计指标', '统计数'], [`六、举报投诉数量（单位：${unit}）`, '7']))?.value,
    ).toBe(7);
  });

  it('may be in a separate cell', async () => {
    const cell = await complaints(['统计指标', '单位', '统计数'], ['六、举报投诉数量', unit, '7']);
    expect(cell?.value).toBe(7);
  });
});

it('a unit in a separate cell applies to the value after it', async () => {
  const report = await read(
    table(
      ['统计指标', '单位', '统计数'],
      ['六、举报投诉数量', '件', '7'],
      ['七、依申请公开信息收取的费用', '元', '12000'],
    ),
  );
  const value = (row: string) => report.observations.find((cell) => cell.row === row)?.value;
  expect(value('complaints')).toBe(7);
  expect(value('fees')).toBe(1.2);
});
