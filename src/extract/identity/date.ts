import { chineseNumber } from '../value.ts';

const DIGITS = /(?<year>(?:19|20)\d{2})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*日?/;
const CHINESE =
  /(?<year>[一二][〇零○Oo0九一二三四五六七八]{3})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日/;

/** The first date in a text as ISO, from 2025-01-17, 2025/1/7, 2025年1月17日 or 二〇二五年一月七日. */
export function findDate(text: string): string | null {
  const folded = text.normalize('NFKC');
  const groups = DIGITS.exec(folded)?.groups;
  if (groups !== undefined)
    return isoDate(Number(groups['year']), Number(groups['month']), Number(groups['day']));
  const chinese = CHINESE.exec(folded.replace(/\s+/g, ''))?.groups;
  if (chinese === undefined) return null;
  const year = chineseYear(chinese['year'] ?? '');
  const month = chineseNumber(chinese['month'] ?? '');
  const day = chineseNumber(chinese['day'] ?? '');
  return year === null || month === null || day === null ? null : isoDate(year, month, day);
}

/** 二〇二四 → 2024; the zero is typed in many ways. */
export function chineseYear(text: string): number | null {
  const value = chineseNumber(text.replace(/[○Oo0零]/g, '〇'));
  return value !== null && value >= 1990 && value < 2100 ? value : null;
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
