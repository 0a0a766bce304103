import { walkXml } from '../xml.ts';

interface Level {
  readonly format: string;
  /** `%1、`: placeholders for the numbers of the levels. */
  readonly pattern: string;
  readonly start: number;
}

interface ListPosition {
  readonly list: string;
  readonly level: number;
}

/** List numbers, which Word computes and does not write into the file (ECMA-376 part 1, 17.9). */
export class Numbering {
  /** Levels of each abstract list, and the abstract list of each list. */
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #abstractOf = new Map<string, string>();
  readonly #positionOfStyle = new Map<string, ListPosition>();
  /** The last number of each level, of the lists that have begun. */
  readonly #counts = new Map<string, number[]>();

  /** @param numbering word/numbering.xml. @param styles word/styles.xml. Undefined where a document has none. */
  constructor(numbering: Uint8Array | undefined, styles: Uint8Array | undefined) {
    if (numbering === undefined) return;
    this.#readLists(numbering);
    if (styles !== undefined) this.#readStyles(styles);
  }

  /** The number of the next paragraph of this style or list, such as `（三）`; '' where it has none. */
  next(style: string | null, list: string | null, level: number): string {
    const position = list === null ? this.#positionOfStyle.get(style ?? '') : { list, level };
    const abstract = this.#abstractOf.get(position?.list ?? '');
    const levels = this.#levels.get(abstract ?? '');
    const here = levels?.get(position?.level ?? 0);
    if (position === undefined || abstract === undefined || levels === undefined || here === undefined)
      return '';
    const counts = this.#counts.get(abstract) ?? [];
    counts[position.level] = (counts[position.level] ?? here.start - 1) + 1;
    // Deeper levels begin again.
    counts.length = position.level + 1;
    this.#counts.set(abstract, counts);
    if (here.format === 'bullet' || here.format === 'none') return '';
    return here.pattern.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = levels.get(at);
      return formatted(counts[at] ?? other?.start ?? 1, other?.format ?? 'decimal');
    });
  }

  #readLists(xml: Uint8Array): void {
    let abstract = '';
    let list: string | null = null;
    let level: { at: number; format: string; pattern: string; start: number } | null = null;
    walkXml(xml, {
      open: (name, attributes) => {
        const value = attributes['val'] ?? '';
        if (name === 'abstractNum') abstract = attributes['abstractNumId'] ?? '';
        else if (name === 'num') list = attributes['numId'] ?? '';
        else if (name === 'abstractNumId' && list !== null) this.#abstractOf.set(list, value);
        else if (name === 'lvl') {
          level = { at: Number(attributes['ilvl'] ?? 0), format: 'decimal', pattern: '', start: 1 };
        } else if (level !== null && name === 'start') level.start = Number(value);
        else if (level !== null && name === 'numFmt') level.format = value;
        else if (level !== null && name === 'lvlText') level.pattern = value;
      },
      close: (name) => {
        if (name === 'num') list = null;
        if (name !== 'lvl' || level === null || list !== null) return;
        const levels = this.#levels.get(abstract) ?? new Map<number, Level>();
        this.#levels.set(abstract, levels.set(level.at, level));
        level = null;
      },
      text: () => {},
    });
  }

  #readStyles(xml: Uint8Array): void {
    let style = '';
    let list: string | null = null;
    let level = 0;
    walkXml(xml, {
      open: (name, attributes) => {
        if (name === 'style') [style, list, level] = [attributes['styleId'] ?? '', null, 0];
        else if (name === 'numId') list = attributes['val'] ?? '';
        else if (name === 'ilvl') level = Number(attributes['val'] ?? 0);
      },
      close: (name) => {
        if (name === 'style' && list !== null) this.#positionOfStyle.set(style, { list, level });
      },
      text: () => {},
    });
  }
}

const CHINESE = /^(?:chineseCounting|japaneseCounting|taiwaneseCounting|ideographDigital)/;
const DIGITS = '零一二三四五六七八九';

function formatted(count: number, format: string): string {
  if (!CHINESE.test(format) || count < 1 || count > 99) return String(count);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const one = ones === 0 ? '' : DIGITS.charAt(ones);
  return tens === 0 ? one : `${tens === 1 ? '' : DIGITS.charAt(tens)}十${one}`;
}
