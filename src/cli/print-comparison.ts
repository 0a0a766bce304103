import stringWidth from 'string-width';
import type { Comparison, ComparisonRow } from '../publish/index.ts';
import { bar } from './bar.ts';
import { changePercentText, changeText, isBreak, MARKS, valueText } from './comparison-marks.ts';
import { percent } from './terminal.ts';

const WIDEST_BAR = 30;
const NARROWEST_BAR = 4;

/** A comparison for a terminal of `width` columns: one block per subject, one line per year, notes at the end. */
export function comparisonLines(comparison: Comparison, width: number): string[] {
  const { quantity, years, grouping, rows } = comparison;
  const notes = [...new Set(rows.flatMap(notesOf))];
  const [headLine = '', ...lines] = aligned(
    withoutEmpty([HEAD, ...rows.map((row) => cells(row, notes, quantity.unit))]),
  );
  const bars = barsOf(rows, width - headLine.length - 1);
  const manyDivisions = new Set(rows.map((row) => row.division_code)).size > 1;
  return [
    `${quantity.zh} (${quantity.unit})`,
    quantity.en,
    quantity.id,
    `${years.first === years.last ? years.first : `${years.first}–${years.last}`}, ${EXPLAINED[grouping]}`,
    '',
    headLine.trimEnd(),
    ...lines.flatMap((line, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const subject = subjectOf(row, manyDivisions);
      const before = rows[index - 1];
      const isNew = before === undefined || subjectOf(before, manyDivisions) !== subject;
      return [...(isNew ? [subject] : []), `${line} ${bars[index] ?? ''}`.trimEnd()];
    }),
    ...(rows.length === 0 ? ['no report of these years'] : []),
    '',
    ...legend(rows, width, quantity.unit),
    ...notes.flatMap((note, index) => wrapped(`[${index + 1}]`, note, width)),
  ];
}

const HEAD = ['year', 'value', 'change', '%', 'rank', 'share', 'note'];

const EXPLAINED = {
  agency: 'ranked within kind and level',
  division: 'the report of each government itself',
  level: 'sums over governments, by level',
} as const;

function subjectOf(row: ComparisonRow, manyDivisions: boolean): string {
  const { division_code, division_name, agency_name, kind, level } = row;
  if (division_code === null) return level ?? 'level unknown';
  const division = division_name ?? division_code;
  if (agency_name === null) return division;
  return `${manyDivisions ? `${division} ` : ''}${agency_name}, ${kind ?? 'kind unknown'}`;
}

/** What a reader must know about a row. */
function notesOf({ note_en, checks_failed, previous_checks_failed }: ComparisonRow): string[] {
  const contradicts = (which: string, checks: number | null) =>
    checks !== null && checks > 0 ? [`the report${which} contradicts itself: look at its failed checks`] : [];
  return [
    ...(note_en === null ? [] : [note_en]),
    ...contradicts('', checks_failed),
    ...contradicts(' of the year before', previous_checks_failed),
  ];
}

function cells(row: ComparisonRow, notes: readonly string[], unit: string): string[] {
  const { report_year, rank, ranked, share_pct } = row;
  return [
    String(report_year),
    valueText(row, unit),
    changeText(row, unit),
    changePercentText(row),
    rank === null ? '—' : `${rank}/${ranked}`,
    share_pct === null ? '—' : `${percent(share_pct, 1)}%`,
    notesOf(row)
      .map((note) => `[${notes.indexOf(note) + 1}]`)
      .join(''),
  ];
}

/** Without the columns that are empty in every row; year and value always stay. */
function withoutEmpty(table: readonly (readonly string[])[]): string[][] {
  const [, ...rows] = table;
  const tells = HEAD.map((_, at) => at < 2 || rows.some((row) => row[at] !== '—' && row[at] !== ''));
  return table.map((row) => row.filter((_, at) => tells[at] === true));
}

/** Columns of equal width, numbers to the right, notes to the left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, at) => largest(rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return head[at] === 'note' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join(' '),
  );
}

/** One scale for all bars; none where they would not fit, or where a value is negative. */
function barsOf(rows: readonly ComparisonRow[], room: number): string[] {
  const values = rows.map((row) => row.value);
  if (room < NARROWEST_BAR || values.some((value) => value !== null && value < 0)) return [];
  const full = largest(values.map((value) => value ?? 0));
  return values.map((value) => bar(value, full, Math.min(room, WIDEST_BAR)));
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function legend(rows: readonly ComparisonRow[], width: number, unit: string): string[] {
  const unranked = rows.filter((row) => row.rank !== null && (row.unranked ?? 0) > 0);
  const years = [...new Set(unranked.map((row) => row.report_year))].sort((a, b) => a - b);
  return [
    ...(unit === '%' && rows.some((row) => row.change !== null)
      ? wrapped('±', 'the change of a rate is in percentage points, not in percent', width)
      : []),
    ...(rows.some((row) => row.value === null || row.change === null) ? wrapped('—', MARKS['—'], width) : []),
    ...(rows.some(isBreak) ? wrapped('≠', MARKS['≠'], width) : []),
    ...(years.length > 0
      ? wrapped('/', `agencies whose value is unknown are not ranked: in ${years.join(', ')}`, width)
      : []),
  ];
}

/** A mark with its text, broken into lines at the width. */
function wrapped(mark: string, text: string, width: number): string[] {
  const indent = 7;
  return wordLines(text, width - indent - 1).map(
    (line, index) => ` ${index === 0 ? mark : ''}`.padEnd(indent) + line,
  );
}

/** A text in lines of at most this many columns; a longer word has its own line. */
function wordLines(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
