import type { MatchedBy, Problem } from '../../domain/index.ts';
import { problem } from '../../domain/index.ts';
import { type Alignment, align } from './align.ts';
import { type HeaderReading, rowOf } from './header.ts';
import type { Line, Token } from './line.ts';
import type { Section } from './section.ts';
import { similarity } from './similarity.ts';
import type { BlockForm, Vocabulary } from './vocabulary.ts';

/** A printed value and the cell of the form that it belongs to. */
export interface Placement {
  /** Forms that have this cell; several where two years' forms agree on it. */
  readonly forms: readonly BlockForm[];
  readonly row: string;
  readonly column: string;
  readonly token: Token;
  readonly matchedBy: MatchedBy;
  /** Unit that the header prints instead of the form's own. */
  readonly unit: string | null;
  /** The row's label is not quite the form's. */
  readonly labelVariant: boolean;
  /** Position of the line, to tell a block's rows apart from its repetition. */
  readonly line: number;
}

export interface Placed {
  readonly placements: readonly Placement[];
  readonly problems: readonly Problem[];
}

interface RowMatch {
  readonly readings: readonly HeaderReading[];
  /** Null where the header itself names the rows. */
  readonly row: string | null;
  /** Where the values begin among the tokens. */
  readonly from: number;
  readonly by: 'label' | 'similarity' | 'sequence';
}

/** Places every value line of a section, each by its own label; lines between two known rows may be told by these. */
export function placeSection(section: Section, vocabulary: Vocabulary, firstLine: number): Placed {
  const { lines, readings } = section;
  const matches = lines.map((line, at) => matchRow(line, neighbours(lines, at), readings, vocabulary));
  const placements: Placement[] = [];
  const problems: Problem[] = [];
  const anyKnown = matches.some((match) => match !== null);
  for (const [at, line] of lines.entries()) {
    if (!line.tokens.some(isValue)) continue;
    const match = matches[at] ?? matchByPlace(lines, matches, at, readings, vocabulary);
    if (match === null) {
      if (anyKnown || namesRow(line)) problems.push(unplaced(line, readings));
      continue;
    }
    const placed = placeLine(line, match, section, firstLine + at);
    if (placed === null) problems.push(problem('row_misaligned', describe(line), anchorOf(line)));
    else placements.push(...placed);
  }
  return { placements, problems };
}

function isValue(token: Token): boolean {
  return (
    token.reading.kind === 'number' || token.reading.kind === 'placeholder' || token.reading.kind === 'blank'
  );
}

function namesRow(line: Line): boolean {
  return line.tokens.some((token) => token.roles.some((role) => role.kind === 'row' && !role.heading));
}

function unplaced(line: Line, readings: readonly HeaderReading[]): Problem {
  const code = namesRow(line) && readings.length === 0 ? 'columns_unknown' : 'row_unknown';
  return problem(code, describe(line), anchorOf(line));
}

function matchRow(
  line: Line,
  broken: readonly string[],
  readings: readonly HeaderReading[],
  vocabulary: Vocabulary,
): RowMatch | null {
  const firstNumber = line.tokens.findIndex(
    (token) => token.reading.kind === 'number' || token.reading.kind === 'placeholder',
  );
  const labels = firstNumber === -1 ? line.tokens : line.tokens.slice(0, firstNumber);
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const token = labels[at];
    if (token === undefined || token.roles.length === 0) continue;
    const found = withRow(readings, (form) => rowOf(token, form));
    if (found !== null) return { ...found, from: at + 1, by: 'label' };
  }
  const label = lastText(labels);
  if (label !== null && label.token.roles.length === 0) {
    for (const piece of broken) {
      for (const text of [`${label.token.text}${piece}`, `${piece}${label.token.text}`]) {
        const roles = vocabulary.rolesOf(text);
        const found = withRow(readings, (form) => rowOf({ ...label.token, roles }, form));
        if (found !== null) return { ...found, from: label.at + 1, by: 'label' };
      }
    }
  }
  const sideBySide = readings.filter((reading) => reading.columns.every((column) => column.row !== null));
  const values = line.tokens.filter((token) => token.reading.kind !== 'text');
  if (
    sideBySide.length > 0 &&
    (firstNumber !== -1 || values.length >= (sideBySide[0]?.columns.length ?? 0))
  ) {
    return { readings: sideBySide, row: null, from: line.tokens.length - values.length, by: 'label' };
  }
  return null;
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

function lastText(tokens: readonly Token[]): { readonly token: Token; readonly at: number } | null {
  const at = tokens.findLastIndex((token) => token.reading.kind === 'text');
  const token = tokens[at];
  return token === undefined ? null : { token, at };
}

/** Texts of the lines before and after that hold nothing but one piece of text: the rest of a broken label. */
function neighbours(lines: readonly Line[], at: number): string[] {
  return [lines[at - 1], lines[at + 1]].flatMap((line) => {
    const texts = line?.tokens.filter((token) => token.reading.kind !== 'blank') ?? [];
    const [only] = texts;
    return texts.length === 1 && only !== undefined && only.reading.kind === 'text' && only.roles.length === 0
      ? [only.text]
      : [];
  });
}

const LIKELY = 0.6;
const LIKELY_WHEN_ALONE = 0.5;
const CLEAR_LEAD = 0.15;

/** A label that no form has, between two rows that are known: a misprint of a row that is missing there. */
function matchByPlace(
  lines: readonly Line[],
  matches: readonly (RowMatch | null)[],
  at: number,
  readings: readonly HeaderReading[],
  vocabulary: Vocabulary,
): RowMatch | null {
  const line = lines[at];
  const before = matches.slice(0, at).findLast((match) => match !== null && match.row !== null);
  const after = matches.slice(at + 1).find((match) => match !== null && match.row !== null);
  if (line === undefined || !before || !after) return null;
  const firstValue = line.tokens.findIndex(
    (token) => token.reading.kind === 'number' || token.reading.kind === 'placeholder',
  );
  if (firstValue === -1) return null;
  const labels = line.tokens.slice(0, firstValue);
  const label = lastText(labels);
  if (label !== null && label.token.roles.length > 0) return null;
  const key = label === null ? '' : vocabulary.keyOf(label.token.text).key;
  const candidates = before.readings
    .filter((reading) => after.readings.includes(reading))
    .flatMap((reading) => missingBetween(reading, before.row, after.row, matches, vocabulary, key));
  const [best] = candidates.toSorted((a, b) => b.likeness - a.likeness);
  if (best === undefined) return null;
  const others = candidates.filter((candidate) => candidate.row !== best.row);
  const rivals = Math.max(0, ...others.map((candidate) => candidate.likeness));
  const alone = others.length === 0;
  const accepted = alone
    ? key === '' || best.likeness >= LIKELY_WHEN_ALONE
    : best.likeness >= LIKELY && best.likeness - rivals >= CLEAR_LEAD;
  if (!accepted) return null;
  return {
    readings: candidates
      .filter((candidate) => candidate.row === best.row)
      .map((candidate) => candidate.reading),
    row: best.row,
    from: label === null ? leadingBlanks(line, readings) : label.at + 1,
    by: key === '' ? 'sequence' : 'similarity',
  };
}

function missingBetween(
  reading: HeaderReading,
  before: string | null,
  after: string | null,
  matches: readonly (RowMatch | null)[],
  vocabulary: Vocabulary,
  key: string,
): { readonly reading: HeaderReading; readonly row: string; readonly likeness: number }[] {
  const { rows } = reading.form.block;
  const start = rows.findIndex((row) => row.id === before);
  const end = rows.findIndex((row) => row.id === after);
  return rows.slice(start + 1, Math.max(start + 1, end)).flatMap((row) => {
    const taken = matches.some((match) => match?.row === row.id);
    if (row.kind === 'heading' || taken) return [];
    const likeness = Math.max(
      ...[row.label, ...row.aliases].map((text) => similarity(key, vocabulary.keyOf(text).key)),
    );
    return [{ reading, row: row.id, likeness }];
  });
}

function leadingBlanks(line: Line, readings: readonly HeaderReading[]): number {
  const columns = readings[0]?.columns.length ?? 0;
  return Math.max(0, line.tokens.length - columns);
}

function placeLine(line: Line, match: RowMatch, section: Section, number: number): Placement[] | null {
  const [reading] = match.readings;
  if (reading === undefined) return null;
  const sameGrid = line.table === section.table;
  const values = line.tokens.slice(match.from).filter((token) => !leftOfValues(token, reading, sameGrid));
  const alignment = align(values, reading.columns, sameGrid);
  if (alignment === null) return null;
  if (alignment.weak && !sumsUp(alignment)) return null;
  return alignment.pairs.flatMap(({ column, token }) => {
    const row = match.row ?? column.row;
    if (row === null || column.column === null) return [];
    return [
      {
        forms: match.readings.map((candidate) => candidate.form),
        row,
        column: column.column,
        token,
        matchedBy: matchedBy(reading, alignment, match),
        unit: column.unit,
        labelVariant: match.by === 'similarity',
        line: number,
      },
    ];
  });
}

/** Blank label cells between the row's label and the first column of values. */
function leftOfValues(token: Token, reading: HeaderReading, sameGrid: boolean): boolean {
  const start = reading.columns[0]?.range?.start;
  return (
    sameGrid &&
    token.reading.kind === 'blank' &&
    token.columns !== null &&
    start !== undefined &&
    token.columns.end <= start
  );
}

/** The sums that the form states along a row hold, and are not the trivial ones of an empty row. */
function sumsUp(alignment: Alignment): boolean {
  const value = ({ token }: Alignment['pairs'][number]) =>
    token.reading.kind === 'number' ? token.reading.value : null;
  const total = alignment.pairs.find(({ column }) => column.column === 'total');
  if (total === undefined) return false;
  const parts = alignment.pairs.filter((pair) => pair !== total).map(value);
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return parts.every((part) => part !== null) && value(total) === sum;
}

function matchedBy(reading: HeaderReading, alignment: Alignment, match: RowMatch): MatchedBy {
  if (match.by === 'similarity') return 'similarity';
  if (reading.matchedBy === 'text') return 'text';
  if (alignment.weak) return 'arithmetic';
  return alignment.byPlace && reading.matchedBy === 'labels' && match.by === 'label' ? 'labels' : 'sequence';
}

function describe(line: Line): string {
  const texts = line.tokens.map((token) =>
    token.reading.kind === 'blank' ? '␣' : token.text.replace(/\n/g, ''),
  );
  return `Row: ${texts.join(' | ').slice(0, 120)}`;
}

function anchorOf(line: Line): string | null {
  return line.tokens[0]?.anchor ?? null;
}
