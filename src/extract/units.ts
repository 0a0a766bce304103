import type { Unit } from '../domain/index.ts';

const IN_BRACKETS = /\((?:单位)?:?(?<unit>\p{Script=Han}+)\)$/u;

/** The units of the registry, as they are found in print. */
export class Units {
  /** 元 by unit; null for a unit of counts. */
  readonly #yuan: ReadonlyMap<string, number | null>;
  readonly #money: RegExp;

  constructor(units: readonly Unit[]) {
    this.#yuan = new Map(units.map(({ unit, yuan }) => [unit, yuan]));
    const money = units.flatMap(({ unit, yuan }) => (yuan === null ? [] : [unit]));
    // The longest first: 百万元 is neither 万元 nor 元.
    this.#money = new RegExp(money.sort((a, b) => b.length - a.length).join('|'));
  }

  has(text: string): boolean {
    return this.#yuan.has(text);
  }

  isMoney(unit: string): boolean {
    return typeof this.#yuan.get(unit) === 'number';
  }

  /** A unit in brackets at the end of a label, with its brackets: 本年收费金额（单位：万元）. The text is folded (NFKC) and has no spaces. */
  inBrackets(label: string): { readonly unit: string; readonly label: string } | null {
    const match = IN_BRACKETS.exec(label);
    const unit = match?.groups?.['unit'];
    return match && unit !== undefined && this.has(unit)
      ? { unit, label: label.slice(0, match.index) }
      : null;
  }

  /** The first unit of money anywhere in a text. */
  moneyIn(text: string): string | null {
    return this.#money.exec(text)?.[0] ?? null;
  }

  /** A value in another unit; null where the two do not measure the same. All counts are the same. */
  converted(value: number, from: string, to: string): number | null {
    const [has, wants] = [this.#yuan.get(from) ?? null, this.#yuan.get(to) ?? null];
    if (has === null || wants === null) return has === wants ? value : null;
    // Eight decimals hold a hundredth of a 分 in 万元; beyond them there is only binary noise.
    return has === wants ? value : Number(((value * has) / wants).toFixed(8));
  }
}
