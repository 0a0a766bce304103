import { type TextLine, textOfLine } from './lines.ts';

/** The fraction of a page's height, at the top and bottom, that may contain its running head and foot. */
const MARGIN = 0.12;

/** `- 3 -`, `第 3 页 共 6 页`, `3/6`: page numbers. A bare number could be a value. */
const PAGE_MARK =
  /^(?:[-—–―－]{1,2}\s*\d{1,3}\s*[-—–―－]{1,2}|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*\/\s*\d{1,3})$/;
const BARE_NUMBER = /^\d{1,3}$/;

/** A page of lines outside its ruled tables. */
export interface LinedPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/**
 * The lines of each page without its number and running foot, and with its running head only on the first page that has it.
 */
export function withoutFurniture(pages: readonly LinedPage[]): TextLine[][] {
  const isNumbered = areNumbered(pages);
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = page.lines.filter((line) => isInMargin(line, page)).map(shapeOf);
    for (const shape of new Set(shapes)) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const heads = new Set<string>();
  return pages.map((page) =>
    page.lines.filter((line) => {
      if (!isInMargin(line, page)) return true;
      const text = textOfLine(line);
      if (PAGE_MARK.test(text) || (isNumbered && text === String(page.number))) return false;
      const shape = shapeOf(line);
      const isRunning = (counts.get(shape) ?? 0) > 1 && HAS_WORDS.test(text);
      if (!isRunning) return true;
      const isFirstHead = line.box.y1 < page.height / 2 && !heads.has(shape);
      heads.add(shape);
      return isFirstHead;
    }),
  );
}

/** Values that happen to be at the same height on two pages are no running foot. */
const HAS_WORDS = /\p{L}{2}/u;

/** Height on the page, and the text without its numbers. */
function shapeOf(line: TextLine): string {
  return `${Math.round(line.box.y0)} ${textOfLine(line).replace(/\d+/g, '#')}`;
}

function isInMargin({ box }: TextLine, { height }: LinedPage): boolean {
  return box.y1 < height * MARGIN || box.y0 > height * (1 - MARGIN);
}

/** Whether every page has its own number in its margin, and nothing else on that line. */
function areNumbered(pages: readonly LinedPage[]): boolean {
  const isNumber = (line: TextLine, page: LinedPage) => {
    const text = textOfLine(line);
    return isInMargin(line, page) && BARE_NUMBER.test(text) && Number(text) === page.number;
  };
  return pages.length > 1 && pages.every((page) => page.lines.some((line) => isNumber(line, page)));
}
