import type { HeaderReading } from './header.ts';
import { isPrintedValue, isUnitWord, isValue, type Line, type Token } from './line.ts';
import { placesBetweenKnown } from './row-order.ts';
import type { Section } from './section.ts';
import type { BlockForm, Role, Vocabulary } from './vocabulary.ts';

/** A line under the header that it stands below. */
export interface BodyLine {
  readonly line: Line;
  readonly section: Section;
}

/** The row of the form that a line of values is. */
export interface RowMatch {
  /** Headers of the forms that have this row. */
  readonly readings: readonly HeaderReading[];
  /** Null where the header itself names the rows. */
  readonly row: string | null;
  /** Where the values begin among the tokens. */
  readonly from: number;
  readonly by: 'label' | 'misprint' | 'sequence';
  /** The line that holds the other part of a label broken over two. */
  readonly rest: Line | null;
}

/** Whether a line may be the row at a place of a form. */
type IsPossible = (form: BlockForm, place: number) => boolean;

/**
 * Rows told by labels; null where a line's label is not one of its header's forms. A label that a form has twice
 * (被依法纠错数, once for each kind of case) is told by the rows around it.
 */
export function matchByLabels(body: readonly BodyLine[], vocabulary: Vocabulary): (RowMatch | null)[] {
  const match = (at: number, isPossible: IsPossible) =>
    matchBrokenLabel(body, at, vocabulary, isPossible) ?? matchOwnLabel(body[at], isPossible);
  const clear = body.map(({ line, section }, at) => {
    return match(at, () => true) ?? matchSideBySide(line, section.readings);
  });
  return body.map((_, at) => {
    const isBetween: IsPossible = (form, place) => {
      const { first, last } = placesBetweenKnown(form, body, clear, at);
      return place >= first && place <= last;
    };
    return clear[at] ?? match(at, isBetween);
  });
}

/** The tokens of a line before its first printed value. */
export function labelsOf(line: Line): readonly Token[] {
  const firstValue = line.tokens.findIndex(isPrintedValue);
  return firstValue === -1 ? line.tokens : line.tokens.slice(0, firstValue);
}

/** The label nearest to the values, whatever it says; a unit between them is none. */
export function lastLabel(line: Line): { readonly token: Token; readonly at: number } | null {
  const labels = labelsOf(line);
  const at = labels.findLastIndex((token) => !isValue(token) && !isUnitWord(token));
  const token = labels[at];
  return token === undefined ? null : { token, at };
}

function matchOwnLabel(here: BodyLine | undefined, isPossible: IsPossible): RowMatch | null {
  if (here === undefined) return null;
  const { line } = here;
  const { readings } = here.section;
  const labels = labelsOf(line);
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const token = labels[at];
    if (token === undefined) continue;
    // What stands nearer to the values says what they are, whether it is known or not.
    if (isUnknownLabel(token) && labels.length < line.tokens.length && !isOverValues(token, readings))
      return null;
    const found = withRow(readings, (form) => onlyRow(token.roles, form, isPossible));
    if (found !== null)
      return { ...found, from: at + 1, by: token.misprinted ? 'misprint' : 'label', rest: null };
  }
  return null;
}

function isUnknownLabel(token: Token): boolean {
  return token.roles.length === 0 && !isValue(token) && !isUnitWord(token);
}

/** Text in the place of a value. */
function isOverValues({ columns }: Token, readings: readonly HeaderReading[]): boolean {
  return readings.some((reading) => {
    const start = reading.columns[0]?.range?.start;
    return columns !== null && start !== undefined && columns.start >= start;
  });
}

/** A label that goes on in a line above or below: a page ends in the middle of the row. */
function matchBrokenLabel(
  body: readonly BodyLine[],
  at: number,
  vocabulary: Vocabulary,
  isPossible: IsPossible,
): RowMatch | null {
  const here = body[at];
  if (here === undefined || !here.line.tokens.some(isPrintedValue)) return null;
  // 项 may be a unit or what is left of 事项.
  const words = labelsOf(here.line).flatMap((token, from) => (isValue(token) ? [] : [{ token, from }]));
  for (const { token, from } of words.slice(-2).reverse()) {
    const joints = [
      ...neighbours(body, at, -1).map((rest) => ({ rest, first: lonePiece(rest), second: token.text })),
      ...neighbours(body, at, 1).map((rest) => ({ rest, first: token.text, second: pieceBelow(rest) })),
    ];
    for (const { rest, first, second } of joints) {
      if (!first || !second) continue;
      const roles = vocabulary.rolesOf(`${first}${second}`);
      const found = withRow(here.section.readings, (form) => onlyRow(roles, form, isPossible));
      if (found !== null) return { ...found, from: from + 1, by: 'label', rest };
    }
    if (!isUnitWord(token)) break;
  }
  return null;
}

/** The next line in one direction that is more than headings, and the one behind it where that may be a title of a page. */
function neighbours(body: readonly BodyLine[], at: number, step: number): Line[] {
  const found: Line[] = [];
  for (let next = at + step; body[next] !== undefined; next += step) {
    const line = body[next]?.line;
    if (line === undefined) break;
    if (line.tokens.every((token) => token.reading.kind === 'blank' || isHeading(token))) continue;
    found.push(line);
    if (line.tokens.length > 1) break;
  }
  return found;
}

/** A known label that is no row's in any form. */
function isHeading({ roles }: Token): boolean {
  return roles.length > 0 && roles.every((role) => role.kind !== 'row' || role.heading);
}

/** Text of a line that holds one label, or headings and one label, and no values. */
export function lonePiece(line: Line): string | null {
  const printed = line.tokens.filter((token) => token.reading.kind !== 'blank');
  const last = printed.at(-1);
  if (last === undefined || printed.some(isPrintedValue)) return null;
  const before = printed.slice(0, -1);
  const areHeadings = before.every(({ roles }) =>
    roles.some((role) => role.kind === 'frame' || (role.kind === 'row' && role.heading)),
  );
  return areHeadings ? last.text : null;
}

/** In text without a grid the rest of a label runs on into the next row's labels. */
function pieceBelow(line: Line): string | null {
  const [first] = line.tokens;
  const isLoose = first?.columns === null && first.roles.length === 0 && !isValue(first);
  return isLoose ? first.text : lonePiece(line);
}

function matchSideBySide(line: Line, readings: readonly HeaderReading[]): RowMatch | null {
  const sideBySide = readings.filter(({ columns }) => columns.some((column) => column.row !== null));
  const width = sideBySide[0]?.columns.length ?? 0;
  const from = line.tokens.findIndex(isValue);
  const values = line.tokens.filter(isValue).length;
  if (width === 0 || from === -1) return null;
  if (!line.tokens.some(isPrintedValue) && values < width) return null;
  return { readings: sideBySide, row: null, from, by: 'label', rest: null };
}

/** The one row of a form that these roles name; null for none or several. */
function onlyRow(roles: readonly Role[], form: BlockForm, isPossible: IsPossible): string | null {
  const ids = roles.flatMap((role) => {
    if (role.kind !== 'row' || role.form !== form || role.heading) return [];
    const place = form.block.rows.findIndex((row) => row.id === role.id);
    return isPossible(form, place) ? [role.id] : [];
  });
  const [only, ...others] = ids;
  return only === undefined || others.length > 0 ? null : only;
}

/** Forms that know the row, with headers whose columns are the same. */
function withRow(
  readings: readonly HeaderReading[],
  rowIn: (form: BlockForm) => string | null,
): Pick<RowMatch, 'readings' | 'row'> | null {
  const matching = readings.filter(
    (reading) => rowIn(reading.form) !== null && reading.columns.every((column) => column.row === null),
  );
  const [first] = matching;
  if (first === undefined) return null;
  const row = rowIn(first.form);
  return { readings: matching.filter((reading) => rowIn(reading.form) === row), row };
}
