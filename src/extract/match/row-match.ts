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
}

/**
 * Rows told by labels; null where a line's label is not one of its header's forms. A label that a form has twice
 * (被依法纠错数, once for each kind of case) is told by the rows around it.
 */
export function matchByLabels(body: readonly BodyLine[], vocabulary: Vocabulary): (RowMatch | null)[] {
  const clear = body.map(
    ({ line, section }, at) =>
      matchBrokenLabel(body, at, vocabulary) ??
      matchOwnLabel(line, section.readings, () => true) ??
      matchSideBySide(line, section.readings),
  );
  return body.map(({ line, section }, at) => {
    const match = clear[at] ?? null;
    return match ?? matchOwnLabel(line, section.readings, (form, place) => {
      const { first, last } = placesBetweenKnown(form, body, clear, at);
      return place >= first && place <= last;
    });
  });
}

/** The tokens of a line before its first printed value. */
export function labelsOf(line: Line): readonly Token[] {
  const firstValue = line.tokens.findIndex(isPrintedValue);
  return firstValue === -1 ? line.tokens : line.tokens.slice(0, firstValue);
}

/** The label nearest to the values, whatever it says. */
export function lastLabel(line: Line): { readonly token: Token; readonly at: number } | null {
  const labels = labelsOf(line);
  const at = labels.findLastIndex((token) => !isValue(token) && !isUnitWord(token));
  const token = labels[at];
  return token === undefined ? null : { token, at };
}

function matchOwnLabel(
  line: Line,
  readings: readonly HeaderReading[],
  isPossible: (form: BlockForm, place: number) => boolean,
): RowMatch | null {
  const labels = labelsOf(line);
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const token = labels[at];
    if (token === undefined || token.roles.length === 0) continue;
    const found = withRow(readings, (form) => onlyRow(token.roles, form, isPossible));
    if (found !== null) return { ...found, from: at + 1, by: token.misprinted ? 'misprint' : 'label' };
  }
  return null;
}

/** A label that goes on in the line above or below: a page ends in the middle of the row. */
function matchBrokenLabel(body: readonly BodyLine[], at: number, vocabulary: Vocabulary): RowMatch | null {
  const here = body[at];
  if (here === undefined || !here.line.tokens.some(isPrintedValue)) return null;
  const label = lastLabel(here.line);
  if (label === null) return null;
  const above = pieceAbove(body[at - 1]?.line);
  const below = pieceBelow(body[at + 1]?.line);
  for (const text of [
    ...(above === null ? [] : [`${above}${label.token.text}`]),
    ...(below === null ? [] : [`${label.token.text}${below}`]),
  ]) {
    const roles = vocabulary.rolesOf(text);
    const found = withRow(here.section.readings, (form) => onlyRow(roles, form, () => true));
    if (found !== null) return { ...found, from: label.at + 1, by: 'label' };
  }
  return null;
}

/** Is this line only the rest of a label whose values stand in its neighbour? */
export function isRestOfLabel(body: readonly BodyLine[], at: number, vocabulary: Vocabulary): boolean {
  const line = body[at]?.line;
  if (line === undefined || lonePiece(line) === null) return false;
  return [at - 1, at + 1].some((neighbour) => matchBrokenLabel(body, neighbour, vocabulary) !== null);
}

/** Text of a line that holds one label, or headings and one label, and no values. */
function lonePiece(line: Line | undefined): string | null {
  const printed = line?.tokens.filter((token) => token.reading.kind !== 'blank') ?? [];
  const last = printed.at(-1);
  if (last === undefined || printed.some(isPrintedValue)) return null;
  const isHeading = (token: Token) =>
    token.roles.some((role) => role.kind === 'frame' || (role.kind === 'row' && role.heading));
  return printed.slice(0, -1).every(isHeading) ? last.text : null;
}

function pieceAbove(line: Line | undefined): string | null {
  return lonePiece(line);
}

/** In text without a grid the rest of a label runs on into the next row's labels. */
function pieceBelow(line: Line | undefined): string | null {
  const [first] = line?.tokens ?? [];
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
  return { readings: sideBySide, row: null, from, by: 'label' };
}

/** The one row of a form that these roles name; null for none or several. */
function onlyRow(
  roles: readonly Role[],
  form: BlockForm,
  isPossible: (form: BlockForm, place: number) => boolean,
): string | null {
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
