import type { Paragraph } from '../document.ts';
import { type TextLine, textOfLine } from './lines.ts';
import { anchorAt, around } from './page.ts';

/** A line of running text on its page. */
export interface PageLine {
  readonly page: number;
  readonly line: TextLine;
}

/** As a fraction of a character: how far a full line may end before the margin, and an unindented line begin after it. */
const FULL_WITHIN = 2.2;
const INDENT = 0.8;
/** Characters of a title are larger than those of the text by this factor. */
const TITLE_SIZE = 1.15;
/** Distance of two baselines of one paragraph, as a fraction of the character's size. */
const WIDEST_LEADING = 2.4;
/** A line that begins like a heading or an item begins a paragraph. */
const BEGINS_PARAGRAPH =
  /^(?:[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])/;

/**
 * Paragraphs from lines in reading order: a line continues in the next if it is full, and the next begins at the margin. Paragraphs
 * may continue on the next page.
 */
export function paragraphsOf(lines: readonly PageLine[], margins: Margins): Paragraph[] {
  const paragraphs: PageLine[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before !== undefined && goesOn(before, line, margins)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((parts): Paragraph => {
    const page = parts[0]?.page ?? 1;
    const here = parts.filter((part) => part.page === page).map((part) => part.line.box);
    return {
      kind: 'paragraph',
      text: parts.map(({ line }) => textOfLine(line)).reduce(joined, ''),
      anchor: anchorAt(page, around(here)),
    };
  });
}

/** Left and right edge of the running text of a document, and the height of its characters. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** The most frequent edges; a few lines exceed them. */
export function marginsOf(lines: readonly TextLine[]): Margins {
  const long = lines.filter((line) => line.glyphs.length > 12);
  const from = (edges: readonly number[], share: number) =>
    edges[Math.floor((edges.length - 1) * share)] ?? 0;
  const ascending = (a: number, b: number) => a - b;
  return {
    left: from(long.map((line) => line.box.x0).toSorted(ascending), 0.15),
    right: from(long.map((line) => line.box.x1).toSorted(ascending), 0.9),
    size: from(long.map((line) => line.size).toSorted(ascending), 0.5),
  };
}

function goesOn(before: PageLine, { page, line }: PageLine, margins: Margins): boolean {
  const { size, box } = before.line;
  if (page === before.page && isTitle(before.line, margins) && isTitle(line, margins)) {
    return (
      Math.abs(line.size - size) < 0.05 * size && line.baseline - before.line.baseline < WIDEST_LEADING * size
    );
  }
  const isFull = box.x1 > margins.right - FULL_WITHIN * size;
  const isIndented = line.box.x0 > margins.left + INDENT * line.size;
  if (!isFull || isIndented || BEGINS_PARAGRAPH.test(textOfLine(line))) return false;
  if (Math.abs(line.size - size) > 0.2 * size) return false;
  return page !== before.page || line.baseline - before.line.baseline < WIDEST_LEADING * size;
}

/** Larger than the text, and centred: a title may be broken anywhere. */
function isTitle({ box, size }: TextLine, { left, right, size: usual }: Margins): boolean {
  const isCentred = Math.abs((box.x0 + box.x1) / 2 - (left + right) / 2) < size;
  return size > TITLE_SIZE * usual && isCentred && box.x0 > left + size;
}

/** Between words of Latin script the end of a line is a space. */
function joined(text: string, next: string): string {
  return text + (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(next) ? ' ' : '') + next;
}
