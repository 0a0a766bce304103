import { describe, expect, it } from 'vitest';
import { findDate } from '../../../src/extract/identity/date.ts';

describe('a date', () => {
  it.each([
    ['2025-01-17 09:30', '2025-01-17'],
    ['2025/1/7', '2025-01-07'],
    ['2025.1.7', '2025-01-07'],
    ['天津市，2025年1月17日', '2025-01-17'],
    ['２０２５年１月１７日', '2025-01-17'],
    ['二〇二五年一月七日', '2025-01-07'],
    ['二○二五年十二月三十一日', '2025-12-31'],
  ])('%s is %s', (text, iso) => {
    expect(findDate(text)).toBe(iso);
  });

  it.each(['2025年2月30日', '2025年', '17日', '2025-13-01'])('%s is no date', (text) => {
    expect(findDate(text)).toBeNull();
  });
});
