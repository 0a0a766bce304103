import { type Anchor, withoutInvisible } from '../../domain/index.ts';
import type { Paragraph } from '../../read/index.ts';
import { joinSplitLabels } from './split-label.ts';
import { isValue, type Line, type Token, tokenOf } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Paragraphs that may once have been cells. Labels broken over lines are joined again; a line ends where
 * a label follows a value.
 */
export function linesOfText(
  paragraphs: readonly Paragraph<Anchor>[],
  number: number,
  vocabulary: Vocabulary,
): Line[] {
  const body = paragraphs.filter((paragraph) => !PAGE_NUMBER.test(paragraph.text));
  const single = body.flatMap((paragraph) =>
    splitValues(paragraph.text).map((text) => tokenOf(text, paragraph.anchor, null, 1, vocabulary)),
  );
  const lines: Line[] = [];
  let tokens: Token[] = [];
  const close = () => {
    if (tokens.length > 0) lines.push({ tokens, table: number });
    tokens = [];
  };
  for (const token of joinSplitLabels(single, vocabulary)) {
    if (!isValue(token)) {
      if (tokens.some(isValue)) close();
      // A sentence is separate: what comes after it does not belong to it.
      if (isSentence(token)) close();
    }
    tokens.push(token);
    if (isSentence(token)) close();
  }
  close();
  return lines;
}

/** `— 3 —`, `第 3 页 共 6 页`: a page number inside a table that continues on the next page. A bare number could be a value. */
const PAGE_NUMBER = /^\s*(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页.{0,12})\s*$/;
const LONGEST_WORDS = 12;

/** Text that is no label: longer than a remark or a misprinted label. */
function isSentence({ roles, content, text }: Token): boolean {
  if (roles.length > 0 || content.kind !== 'text') return false;
  return text.length > LONGEST_WORDS || /[。；]/.test(text);
}

/** One number with spaces between its thousands, or two numbers; converters write one cell per line. */
const WITH_THOUSANDS = /^\d{1,3} \d{3}$/;

/** `0 0 0 2`: a row of values on one line of text. */
function splitValues(text: string): string[] {
  const visible = withoutInvisible(text).trim();
  if (WITH_THOUSANDS.test(visible)) return [visible];
  const parts = visible.split(/\t+|\s{2,}|\s(?=\d)/);
  const allValues = parts.length > 1 && parts.every((part) => /^[\d/.—-]+$/.test(part.trim()));
  return allValues ? parts.map((part) => part.trim()) : [text];
}
