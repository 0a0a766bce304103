import { around, type Box, type Glyph } from './page.ts';

/** Glyphs on one baseline, from left to right. */
export interface TextLine {
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  readonly baseline: number;
  /** Height of its largest character. */
  readonly size: number;
}

/** Baselines of one line differ by less than this fraction of the character's size. */
const ONE_LINE = 0.45;
/** Gaps, as a fraction of the size, that are a space: in Latin script, beside Chinese, between Chinese characters. */
const SPACE = { latin: 0.2, mixed: 0.3, chinese: 0.9 } as const;

const DIGIT = /[\d.,]/;
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Lines from the top down. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const lines: Glyph[][] = [];
  let current: Glyph[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.baseline - b.baseline)) {
    const first = current[0];
    const isSame =
      first !== undefined && glyph.baseline - first.baseline < ONE_LINE * Math.min(first.size, glyph.size);
    if (!isSame) {
      current = [];
      lines.push(current);
    }
    current.push(glyph);
  }
  return lines.map((line) => lineOf(line.toSorted((a, b) => a.box.x0 - b.box.x0)));
}

export function lineOf(glyphs: readonly Glyph[]): TextLine {
  return {
    glyphs,
    box: around(glyphs.map((glyph) => glyph.box)),
    baseline: glyphs[0]?.baseline ?? 0,
    size: Math.max(0, ...glyphs.map((glyph) => glyph.size)),
  };
}

/** Gaps, as a fraction of the size, that separate two columns: between numbers, beside a number, between words. */
const COLUMN_GAP = { numbers: 0.3, number: 0.7, words: 1 } as const;

/** A line cut at the gaps between columns. */
export function segmentsOf(line: TextLine): TextLine[] {
  const segments: Glyph[][] = [];
  for (const [at, glyph] of line.glyphs.entries()) {
    const before = line.glyphs[at - 1];
    if (before !== undefined && !isColumnGap(before, glyph)) segments.at(-1)?.push(glyph);
    else segments.push([glyph]);
  }
  return segments.length === 1 ? [line] : segments.map(lineOf);
}

function isColumnGap(left: Glyph, right: Glyph): boolean {
  const digits = [left, right].filter((glyph) => DIGIT.test(glyph.text)).length;
  const least = digits === 2 ? COLUMN_GAP.numbers : digits === 1 ? COLUMN_GAP.number : COLUMN_GAP.words;
  return right.box.x0 - left.box.x1 >= least * Math.min(left.size, right.size);
}

/** Radicals that some fonts use for the characters that look the same: ⼀ for 一 (Unicode, Kangxi Radicals). */
const RADICALS = /[\u2f00-\u2fd5]/g;

/** The text of a line, with a space where the gap is a space. */
export function textOfLine({ glyphs }: TextLine): string {
  let text = '';
  for (const [at, glyph] of glyphs.entries()) {
    const before = glyphs[at - 1];
    if (before !== undefined && isSpaced(before, glyph)) text += ' ';
    text += glyph.text;
  }
  return text.replace(RADICALS, (radical) => radical.normalize('NFKC'));
}

function isSpaced(left: Glyph, right: Glyph): boolean {
  const gap = (right.box.x0 - left.box.x1) / Math.min(left.size, right.size);
  const chinese = [left, right].filter((glyph) => CHINESE.test(glyph.text)).length;
  return gap > (chinese === 0 ? SPACE.latin : chinese === 1 ? SPACE.mixed : SPACE.chinese);
}

const NUMERIC = /^[\d.,]+$/;

/**
 * The text of a cell, line by line. A number that was broken because the cell is narrow is joined again;
 * two numbers below one another stay two.
 * @param width width of a line in points.
 */
export function textOfLines(lines: readonly TextLine[], width: number): string {
  return lines
    .map((line, at) => {
      const above = lines[at - 1];
      if (above === undefined) return textOfLine(line);
      const isBrokenNumber = isNumeric(above) && isNumeric(line) && isFull(above, line, width);
      return `${isBrokenNumber ? '' : '\n'}${textOfLine(line)}`;
    })
    .join('');
}

function isNumeric(line: TextLine): boolean {
  return NUMERIC.test(textOfLine(line));
}

/** Sizes of text and page are rounded: differences below this many points do not count. */
const SLACK = 0.5;

/** Whether the first character of the next line would not have fitted. */
export function isFull({ box }: TextLine, next: TextLine, width: number): boolean {
  const [first] = next.glyphs;
  const needed = first === undefined ? 0 : first.box.x1 - first.box.x0;
  return box.x1 - box.x0 + needed > width - SLACK;
}
