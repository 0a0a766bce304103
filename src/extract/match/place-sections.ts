import type { MatchedBy, Problem } from '../../domain/index.ts';
import { type Anchor, problem } from '../../domain/index.ts';
import { type Alignment, align } from './align.ts';
import { lonePiece, neighbours } from './broken-label.ts';
import type { HeaderMatch } from './header-match.ts';
import { matchByPosition } from './row-by-position.ts';
import type { BodyLine, RowMatch } from './row-label.ts';
import { matchByLabels } from './row-match.ts';
import type { Section } from './section.ts';
import { isPrintedValue, isValue, type Line, type Token } from './token.ts';
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
  /** The label of the row or of the column is not quite the form's. */
  readonly misprinted: boolean;
}

export interface PlacedValues {
  readonly placements: readonly Placement[];
  readonly problems: readonly Problem[];
}

/** Places every line of values, each by its own label; a line without one by the rows around it, where possible. */
export function placeSections(sections: readonly Section[], vocabulary: Vocabulary): PlacedValues {
  const body = sections.flatMap((section) => section.lines.map((line): BodyLine => ({ line, section })));
  const byLabels = matchByLabels(body, vocabulary);
  const found = body.map((_, at) => byLabels[at] ?? matchByPosition(body, byLabels, at, vocabulary));
  const matches = found.map((match) => (match === null || isOutdone(match, found) ? null : match));
  const rests = new Set(matches.map((match) => match?.rest ?? null));
  const placements: Placement[] = [];
  const problems: Problem[] = [];
  for (const [at, { line, section }] of body.entries()) {
    if (rests.has(line) || mayBeRestOfUnknown(body, matches, at)) continue;
    const match = matches[at] ?? null;
    if (match === null) {
      if (isWorthTelling(line, section, body, matches)) problems.push(unplaced(line, section.headers));
      continue;
    }
    const ofLine = placeLine(line, match, section);
    if (ofLine === null) problems.push(problem('row_misaligned', { row: rowText(line) }, anchorOf(line)));
    else placements.push(...ofLine);
  }
  return { placements, problems };
}

/** An empty row beside numbers of an unknown row: they may be its own, so it is not reported as blank. */
function mayBeRestOfUnknown(
  body: readonly BodyLine[],
  matches: readonly (RowMatch | null)[],
  at: number,
): boolean {
  const line = body[at]?.line;
  if (line === undefined || lonePiece(line) === null) return false;
  return [...neighbours(body, at, -1), ...neighbours(body, at, 1)].some(
    (next) => matches[next] === null && body[next]?.line.tokens.some(isPrintedValue),
  );
}

/** A misprint of a row whose complete label is elsewhere may be another row. */
function isOutdone(match: RowMatch, matches: readonly (RowMatch | null)[]): boolean {
  if (match.by === 'label') return false;
  const blocks = match.headers.map((header) => header.form.block);
  return matches.some(
    (other) =>
      other?.by === 'label' &&
      other.row === match.row &&
      other.headers.some((header) => blocks.includes(header.form.block)),
  );
}

function isWorthTelling(
  line: Line,
  section: Section,
  body: readonly BodyLine[],
  matches: readonly (RowMatch | null)[],
): boolean {
  if (!line.tokens.some(isPrintedValue)) return false;
  return namesRow(line) || body.some((other, at) => other.section === section && matches[at] !== null);
}

function namesRow(line: Line): boolean {
  return line.tokens.some((token) => token.roles.some((role) => role.kind === 'row' && !role.heading));
}

function unplaced(line: Line, headers: readonly HeaderMatch[]): Problem {
  const code = namesRow(line) && headers.length === 0 ? 'columns_unknown' : 'row_unknown';
  return problem(code, { row: rowText(line) }, anchorOf(line));
}

function placeLine(line: Line, match: RowMatch, section: Section): Placement[] | null {
  const [header] = match.headers;
  if (header === undefined) return null;
  const sameGrid = line.table === section.table;
  const behindLabel = line.tokens.slice(match.from);
  const unit = behindLabel.find((token) => !isValue(token));
  const rowUnit = unit?.unit ?? null;
  const values = behindLabel
    .filter((token) => token !== unit || rowUnit === null)
    .filter((token) => !leftOfValues(token, header, sameGrid));
  const alignment = align(values, header.columns, sameGrid);
  if (alignment === null) return null;
  if (alignment.weak && !sumsUp(alignment)) return null;
  return alignment.pairs.flatMap(({ column, token }) => {
    const row = match.row ?? column.row;
    if (row === null || column.column === null) return [];
    const misprinted = match.by === 'misprint' || column.misprinted;
    return [
      {
        forms: match.headers.map((candidate) => candidate.form),
        row,
        column: column.column,
        token,
        matchedBy: misprinted ? 'similarity' : matchedBy(header, alignment, match),
        unit: rowUnit ?? column.unit,
        misprinted,
      },
    ];
  });
}

/** Blank label cells between the row's label and the first column of values. */
function leftOfValues(token: Token, header: HeaderMatch, sameGrid: boolean): boolean {
  const start = header.columns[0]?.range?.start;
  return (
    sameGrid &&
    token.content.kind === 'blank' &&
    token.columns !== null &&
    start !== undefined &&
    token.columns.end <= start
  );
}

/** The sums that the form states along a row hold, and are not the trivial ones of an empty row. */
function sumsUp(alignment: Alignment): boolean {
  const value = ({ token }: Alignment['pairs'][number]) =>
    token.content.kind === 'number' ? token.content.value : null;
  const total = alignment.pairs.find(({ column }) => column.column === 'total');
  if (total === undefined) return false;
  const parts = alignment.pairs.filter((pair) => pair !== total).map(value);
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return parts.every((part) => part !== null) && value(total) === sum;
}

function matchedBy(header: HeaderMatch, alignment: Alignment, match: RowMatch): MatchedBy {
  if (header.matchedBy === 'text') return 'text';
  if (alignment.weak) return 'arithmetic';
  return alignment.byGrid && header.matchedBy === 'labels' && match.by === 'label' ? 'labels' : 'sequence';
}

/** The beginning of a row, its cells parted by bars. */
function rowText(line: Line): string {
  const texts = line.tokens.map((token) =>
    token.content.kind === 'blank' ? '␣' : token.text.replace(/\n/g, ''),
  );
  return texts.join(' | ').slice(0, 120);
}

function anchorOf(line: Line): Anchor | null {
  return line.tokens[0]?.anchor ?? null;
}
