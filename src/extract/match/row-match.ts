import { matchBrokenLabel } from './broken-label.ts';
import type { HeaderMatch } from './header-match.ts';
import { type BodyLine, type IsPossible, labelsOf, type RowMatch, rowNamed } from './row-label.ts';
import { positionsBetweenKnown } from './row-order.ts';
import { isPrintedValue, isValue, type Line, type Token } from './token.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Rows recognised by labels; null where a line's label is not one of its header's forms. A label that a form has twice
 * (被依法纠错数, once for each kind of case) is decided by the rows around it.
 */
export function matchByLabels(body: readonly BodyLine[], vocabulary: Vocabulary): (RowMatch | null)[] {
  const match = (at: number, isPossible: IsPossible) =>
    matchBrokenLabel(body, at, vocabulary, isPossible) ?? matchOwnLabel(body[at], vocabulary, isPossible);
  const clear = body.map(({ line, section }, at) => {
    return match(at, () => true) ?? matchSideBySide(line, section.headers);
  });
  return body.map((_, at) => {
    const isBetween: IsPossible = (form, position) => {
      const { first, last } = positionsBetweenKnown(form, body, clear, at);
      return position >= first && position <= last;
    };
    return clear[at] ?? match(at, isBetween);
  });
}

function matchOwnLabel(
  here: BodyLine | undefined,
  vocabulary: Vocabulary,
  isPossible: IsPossible,
): RowMatch | null {
  if (here === undefined) return null;
  const { line } = here;
  const { headers } = here.section;
  const labels = labelsOf(line);
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const token = labels[at];
    if (token === undefined) continue;
    // The label nearer to the values says what they are, known or not.
    if (isUnknownLabel(token) && labels.length < line.tokens.length && !isOverValues(token, headers))
      return null;
    const found = rowNamed(token.roles, headers, isPossible);
    if (found === null) continue;
    if (isCutShort(token.text, found, vocabulary)) return null;
    return { ...found, from: at + 1, by: token.misprinted ? 'misprint' : 'label', rest: null };
  }
  return null;
}

/** （六）其他 is not the row 3.其他 but the first half of （六）其他处理, whose other half is elsewhere. */
function isCutShort(
  text: string,
  { headers, row }: Pick<RowMatch, 'headers' | 'row'>,
  vocabulary: Vocabulary,
): boolean {
  const { key, ordinal } = vocabulary.keyOf(text);
  const numberOf = (number: string | null) =>
    number === null ? null : vocabulary.keyOf(`${number}、`).ordinal;
  return headers.some(({ form }) => {
    const { rows } = form.block;
    if (ordinal === null || ordinal === numberOf(rows.find(({ id }) => id === row)?.number ?? null))
      return false;
    return rows.some((other) => {
      const longer = vocabulary.keyOf(other.label).key;
      return longer !== key && longer.startsWith(key) && numberOf(other.number) === ordinal;
    });
  });
}

function isUnknownLabel(token: Token): boolean {
  return token.roles.length === 0 && !isValue(token) && token.unit === null;
}

/** Text instead of a value. */
function isOverValues({ columns }: Token, headers: readonly HeaderMatch[]): boolean {
  return headers.some((header) => {
    const start = header.columns[0]?.range?.start;
    return columns !== null && start !== undefined && columns.start >= start;
  });
}

function matchSideBySide(line: Line, headers: readonly HeaderMatch[]): RowMatch | null {
  const sideBySide = headers.filter(({ columns }) => columns.some((column) => column.row !== null));
  const width = sideBySide[0]?.columns.length ?? 0;
  const from = line.tokens.findIndex(isValue);
  const values = line.tokens.filter(isValue).length;
  if (width === 0 || from === -1) return null;
  if (!line.tokens.some(isPrintedValue) && values < width) return null;
  return { headers: sideBySide, row: null, from, by: 'label', rest: null };
}
