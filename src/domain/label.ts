import { z } from 'zod';
import { withoutInvisible } from './invisible.ts';

export const TraditionalFileSchema = z.strictObject({
  rule: z.string(),
  pairs: z.array(z.string().regex(/^.{2}$/u, 'must be two characters: the variant, then the form’s')),
});

/** By variant character, the one that the forms print: 总 by 總. */
export type VariantCharacters = ReadonlyMap<string, string>;

export function variantCharacters(file: z.infer<typeof TraditionalFileSchema>): VariantCharacters {
  return new Map(file.pairs.map((pair) => [pair.charAt(0), pair.charAt(1)]));
}

/** A label in the form for comparison: only its characters, and the list number before it. */
export interface LabelKey {
  readonly key: string;
  /** 1 for 一, （一）, 1., ①; null when none is printed. */
  readonly ordinal: number | null;
}

const CHINESE_ORDINALS = '一二三四五六七八九十';
/** `（一）`, `一、`, `1.`, `1．`, `1）`; after NFKC, so brackets and digits are half-width. */
const LIST_NUMBER =
  /^(?:\(\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*\)|([一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.,)．:]|(\d{1,2})(?=\s*\p{Script=Han}))\s*[、.]?/u;
const NOT_A_CHARACTER = /[^\p{L}\p{N}]+/gu;

/**
 * Reduces a label to its form for comparison: width folded (NFKC), variants replaced, list number removed,
 * white space, punctuation and invisible characters dropped.
 */
export function labelKey(text: string, variants: VariantCharacters): LabelKey {
  const folded = withoutInvisible(text.normalize('NFKC')).trim();
  const number = LIST_NUMBER.exec(folded);
  const rest = number === null ? folded : folded.slice(number[0].length);
  return {
    key: bareCharacters(rest, variants),
    ordinal: number === null ? null : ordinalOf(number[1] ?? number[2] ?? number[3] ?? ''),
  };
}

function bareCharacters(text: string, variants: VariantCharacters): string {
  const bare = text.replace(NOT_A_CHARACTER, '');
  let replaced = '';
  for (const character of bare) replaced += variants.get(character) ?? character;
  return replaced;
}

function ordinalOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const tens = text.indexOf('十');
  if (tens === -1) return text.length === 1 ? CHINESE_ORDINALS.indexOf(text) + 1 : null;
  const before = tens === 0 ? 1 : CHINESE_ORDINALS.indexOf(text.charAt(0)) + 1;
  const after = tens + 1 < text.length ? CHINESE_ORDINALS.indexOf(text.charAt(tens + 1)) + 1 : 0;
  return before * 10 + after;
}
