import { describe, expect, it } from 'vitest';
import { Units } from '../../src/extract/units.ts';
import { chineseNumber, readCell } from '../../src/extract/value.ts';
import { readRegistry } from '../../src/registry/index.ts';

const units = new Units((await readRegistry()).units);

const number = (value: number, unit: string | null = null, ...flags: string[]) => ({
  kind: 'number',
  value,
  unit,
  flags,
});

describe('a cell', () => {
  it.each([
    ['0', number(0)],
    [' 51 ', number(51)],
    ['７７', number(77)],
    ['1,234', number(1234)],
    ['1，234，567', number(1_234_567)],
    ['1 234', number(1234)],
    ['7730.28', number(7730.28)],
    ['251000元', number(251_000, '元')],
    ['3.5万元', number(3.5, '万元')],
    ['12件', number(12, '件')],
    ['\u202a5\u202c', number(5)],
    ['3宗', number(3, '宗')],
    ['5场', number(5, '场')],
    ['2例', number(2, '例')],
    ['40人次', number(40, '人次')],
    ['300多件', number(300, '件', 'approximate')],
    ['3百万元', number(3, '百万元')],
    ['-4', number(-4)],
    ['－4', number(-4)],
    ['减4', number(-4, null, 'sign_word')],
    ['减少4项', number(-4, '项', 'sign_word')],
    ['增加2', number(2, null, 'sign_word')],
    ['减0', number(0, null, 'sign_word')],
    ['约300', number(300, null, 'approximate')],
    ['300余', number(300, null, 'approximate')],
    ['零', number(0, null, 'chinese_numeral')],
    ['十二', number(12, null, 'chinese_numeral')],
    ['二百零三', number(203, null, 'chinese_numeral')],
  ])('%j is read as a number', (raw, expected) => {
    expect(readCell(raw, units)).toEqual(expected);
  });

  it.each(['', ' ', '\u00a0', '\u3000', '\u200b'])('%j is blank, not zero', (raw) => {
    expect(readCell(raw, units)).toEqual({ kind: 'blank' });
  });

  it.each(['/', '／', '-', '—', '——', '无', '\\', '*'])('%j means an unknown value', (raw) => {
    expect(readCell(raw, units)).toEqual({ kind: 'placeholder' });
  });

  it.each([
    '12 3',
    '1,23',
    '3/4',
    '5、6',
    '减-4',
    '见附件',
    '12%',
    '1.2.3',
    'O',
    '2024年',
    '5（含2件）',
    '3件套',
    '5个百分点',
    '6部门',
    '3万',
  ])('%j is text, because not all of it is a number', (raw) => {
    expect(readCell(raw, units)).toEqual({ kind: 'text' });
  });
});

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['二十', 20],
    ['一百零五', 105],
    ['三万零五', 30_005],
    ['二百零三万五千', 2_035_000],
    ['三千二百', 3200],
    ['两万', 20_000],
    ['一万二千', 12_000],
    ['二〇二四', 2024],
  ])('%s is %i', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it.each(['百', '十百', '一二十', '万万', '万', '万二', '三万五', '一百五', '两千三'])(
    '%s is no number',
    (text) => {
      expect(chineseNumber(text)).toBeNull();
    },
  );
});
