import { type CellFlag, withoutInvisible } from '../domain/index.ts';
import type { Units } from './units.ts';

/** The meaning of the text of a cell. `unit` is the one printed in the cell, null when none is. */
export type CellContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'placeholder' }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly unit: string | null;
      readonly flags: readonly CellFlag[];
    }
  | { readonly kind: 'text' };

const BLANK: CellContent = { kind: 'blank' };
const PLACEHOLDER: CellContent = { kind: 'placeholder' };
const TEXT: CellContent = { kind: 'text' };

const PLACEHOLDERS = /^(?:[/\\|*_.…·~-]{1,4}|[—–―－─]{1,4}|无|暂无|没有|不涉及|不适用|未统计)$/;
const NUMBER =
  /^(?<about>约|近|大约)?(?<word>减少|减|下降|增加|增|新增)?(?<sign>[-+−－])?(?<digits>\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?<fraction>\.\d+)?(?<more>余|多)?(?<unit>\p{Script=Han}+)?$/u;
const CHINESE_NUMBER = /^[零〇一二两三四五六七八九十百千万]+$/;

/**
 * Reads the text of a value cell. Only a whole match counts as a number: digits with anything unexplained
 * beside them are text.
 */
export function readCell(raw: string, units: Units): CellContent {
  if (/^\d{1,9}$/.test(raw)) return { kind: 'number', value: Number(raw), unit: null, flags: [] };
  const text = withoutInvisible(raw.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  if (text === '') return BLANK;
  // Two lines of digits may be two numbers, so they are not one with separated thousands.
  if (/\d\s*\n\s*\d/.test(raw)) return TEXT;
  if (PLACEHOLDERS.test(text.replace(/ /g, ''))) return PLACEHOLDER;
  const compact = /\d \d/.test(text) ? text : text.replace(/ /g, '');
  const match = NUMBER.exec(compact)?.groups;
  if (match !== undefined) return numberOf(match, units);
  if (CHINESE_NUMBER.test(compact)) {
    const value = chineseNumber(compact);
    if (value !== null) return { kind: 'number', value, unit: null, flags: ['chinese_numeral'] };
  }
  return TEXT;
}

function numberOf(match: Readonly<Record<string, string | undefined>>, units: Units): CellContent {
  const { about, word, sign, digits = '', fraction = '', more, unit = null } = match;
  if (unit !== null && !units.has(unit)) return TEXT;
  // A minus after a word of decrease contradicts it.
  if (word !== undefined && sign !== undefined) return TEXT;
  const negative = sign === undefined ? (word ?? '').match(/减|降/) !== null : /[-−－]/.test(sign);
  const size = Number(digits.replace(/[, ]/g, '') + fraction);
  const flags: CellFlag[] = [];
  if (word !== undefined) flags.push('sign_word');
  if (about !== undefined || more !== undefined) flags.push('approximate');
  return { kind: 'number', value: negative && size !== 0 ? -size : size, unit, flags };
}

const CHINESE_DIGITS = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
CHINESE_DIGITS.set('〇', 0).set('两', 2);
const CHINESE_STEPS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** 二百零三 → 203, 十二 → 12, 一二三 (digits in a row) → 123; null where it is neither. */
export function chineseNumber(text: string): number | null {
  const characters = [...text];
  if (characters.every((character) => CHINESE_DIGITS.has(character))) {
    return Number(characters.map((character) => CHINESE_DIGITS.get(character)).join(''));
  }
  const [upper, lower, ...rest] = text.split('万');
  if (rest.length > 0 || upper === undefined) return null;
  if (lower === undefined) return chineseSection(upper);
  // 三万五 is spoken, and means 35,000; 万 alone is no number.
  if (upper === '' || [...lower].length === 1) return null;
  const thousands = chineseSection(upper);
  const ones = lower === '' ? 0 : chineseSection(lower);
  return thousands === null || ones === null ? null : thousands * 10_000 + ones;
}

function chineseSection(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let isAfterZero = false;
  let lastStep = 10_000;
  for (const character of text) {
    const step = CHINESE_STEPS.get(character);
    if (step === undefined) {
      const value = CHINESE_DIGITS.get(character);
      if (value === undefined || (digit !== null && digit !== 0)) return null;
      isAfterZero = digit === 0;
      digit = value;
      continue;
    }
    if (step >= lastStep || digit === 0 || (digit === null && step !== 10)) return null;
    sum += (digit ?? 1) * step;
    lastStep = step;
    digit = null;
  }
  // 一百五 is spoken, and means 150; written out, 105 is 一百零五.
  if (sum > 0 && lastStep > 10 && digit !== null && digit !== 0 && !isAfterZero) return null;
  return sum + (digit ?? 0);
}
