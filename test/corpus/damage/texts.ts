import { type FormCell, LABELS, mapCells, mapTexts } from '../form.ts';
import type { Damage } from './damage.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const DIGITS_OF = '一二三四五六七八九十';

/** Ways to print the number of `1.`, of `一、` and of `（一）`; the draw is one for the whole document. */
const PLAIN = [
  (n: number) => `${n}. `,
  (n: number) => `${n}．`,
  (n: number) => `（${n}）`,
  (n: number) => CIRCLED.charAt(n - 1),
  (n: number) => `${n}、`,
  (n: number) => `${n}`,
  () => '',
];
const CHINESE = [
  (n: string) => `${n}、`,
  (n: string) => `${n}.`,
  (n: string) => `（${n}）`,
  (n: string) => `${n}，`,
  () => '',
];
const BRACKETED = [
  (n: string) => `（${n}）`,
  (n: string) => `(${n})`,
  (n: string) => `${n}、`,
  (n: string) => `(${DIGITS_OF.indexOf(n) + 1})`,
  () => '',
];

export const listNumbers: Damage = {
  kind: 'list numbers in another style',
  apply: (form, random) => {
    const [plain, chinese, bracketed] = [random.pick(PLAIN), random.pick(CHINESE), random.pick(BRACKETED)];
    return mapTexts(form, ['row_label', 'frame'], (text) =>
      text
        .replace(/^(\d)\./, (_, number: string) => plain(Number(number)))
        .replace(/^([一二三四五六七八九])、/, (_, number: string) => chinese(number))
        .replace(/^（([一二三四五六七])）/, (_, number: string) => bracketed(number)),
    );
  },
};

export const punctuation: Damage = {
  kind: 'simplified punctuation',
  apply: (form, random) => {
    const halfWidth = random.chance(0.5);
    return mapTexts(form, LABELS, (text) => {
      const bare = text.replace(/[“”、，]/g, '');
      return halfWidth ? bare.replaceAll('（', '(').replaceAll('）', ')') : bare;
    });
  },
};

export const widths: Damage = {
  kind: 'full width and half width exchanged',
  apply: (form) => {
    const wide = mapTexts(form, ['value'], (text) =>
      text.replace(/[\d.-]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)),
    );
    return mapTexts(wide, LABELS, (text) =>
      text
        .normalize('NFKC')
        .replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)),
    );
  },
};

const ZERO_WIDTH = ['\u200b', '\ufeff'];

export const invisibleCharacters: Damage = {
  kind: 'invisible characters',
  apply: (form, random) => {
    const inserted = (text: string, characters: readonly string[]) => {
      const at = random.integer(0, text.length);
      return `${text.slice(0, at)}${random.pick(characters)}${text.slice(at)}`;
    };
    const labels = mapTexts(form, LABELS, (text) =>
      random.chance(0.5) ? inserted(text, [...ZERO_WIDTH, '\u00a0']) : text,
    );
    return mapTexts(labels, ['value'], (text) =>
      random.chance(0.5) ? `\u00a0${inserted(text, ZERO_WIDTH)}` : text,
    );
  },
};

export const traditional: Damage = {
  kind: 'traditional characters',
  apply: (form, random, variants) => {
    const replacements = new Map<string, string>();
    for (const [variant, character] of variants) {
      if (!replacements.has(character) || random.chance(0.5)) replacements.set(character, variant);
    }
    return mapTexts(form, LABELS, (text) => [...text].map((one) => replacements.get(one) ?? one).join(''));
  },
};

export const misprints: Damage = {
  kind: 'misprinted labels',
  apply: (form, random) => {
    const share = random.pick([0.02, 0.05]);
    const hit = (cell: FormCell) =>
      (cell.kind === 'row_label' || cell.kind === 'column_label') && random.chance(share);
    return mapCells(form, (cell) => {
      if (!hit(cell)) return cell;
      const number = /^(?:\d\.|[一二三四五六七八九]、|（.）)/.exec(cell.text)?.[0] ?? '';
      // A unit that loses a character is another unit, and no reader could know.
      const unit = /（单位：.*）$/.exec(cell.text)?.[0] ?? '';
      let letters = [...cell.text.slice(number.length, cell.text.length - unit.length)];
      const lost = letters.length > 4 ? random.integer(1, 2) : 1;
      for (let count = 0; count < lost; count += 1) {
        const at = random.integer(0, letters.length - 1);
        letters = letters.filter((_, index) => index !== at);
      }
      return { ...cell, text: number + letters.join('') + unit };
    });
  },
};
