import { stringify } from 'csv-stringify/sync';
import type { ChangedCell, ReportChange } from '../publish/index.ts';
import { counted, grouped } from './terminal.ts';

/** Cells of one report that a terminal shows; CSV and JSON have all. */
const CELLS_SHOWN = 10;

const KINDS: Readonly<Record<ReportChange['kind'], string>> = {
  new: 'new',
  changed: 'CHANGED',
  another_address: 'also at',
};

export function changesLines(changes: readonly ReportChange[], since: Date): string[] {
  const count = (kind: ReportChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return [
    ...changes.flatMap(changeLines),
    `Since ${since.toISOString().slice(0, 16)} UTC: ${grouped(count('new'))} new, ${grouped(count('changed'))} changed, ` +
      `${grouped(count('another_address'))} at another address.`,
  ];
}

function changeLines({
  kind,
  captured_at,
  agency_name,
  report_year,
  url,
  cells,
  sections,
}: ReportChange): string[] {
  const hidden = cells.length - CELLS_SHOWN;
  return [
    `${captured_at.slice(0, 16)}  ${KINDS[kind].padEnd(8)} ${agency_name ?? 'unknown agency'} ${report_year ?? 'unknown year'}`,
    ...cells
      .slice(0, CELLS_SHOWN)
      .map((cell) => `    ${cell.measure_id}  ${side(cell, 'old')} → ${side(cell, 'new')}`),
    ...(hidden > 0 ? [`    and ${counted(hidden, 'more cell')}; --csv has all`] : []),
    ...(sections.length > 0 ? [`    text of section ${sections.join(', ')}`] : []),
    `    ${url}`,
  ];
}

/** The value, else the words of the cell. */
function side(cell: ChangedCell, of: 'old' | 'new'): string {
  const value = cell[`${of}_value`];
  if (value !== null) return grouped(value);
  const raw = cell[`${of}_raw`];
  if (raw === null) return 'not there';
  return raw.trim() === '' ? 'blank' : JSON.stringify(raw);
}

/** One row per report, and one more for each cell or section of text that changed. */
export function changesCsv(changes: readonly ReportChange[]): string {
  const rows = changes.flatMap(({ cells, sections, ...report }) => [
    { ...report, what: 'report' },
    ...cells.map((cell) => ({ ...report, what: 'cell', ...cell })),
    ...sections.map((section) => ({ ...report, what: 'text', section })),
  ]);
  const columns = [
    'captured_at',
    'kind',
    'what',
    'division_code',
    'division_name',
    'agency_name',
    'report_year',
    'title',
    'measure_id',
    'old_value',
    'new_value',
    'old_raw',
    'new_raw',
    'section',
    'url',
    'portal_id',
    'report_id',
    'earlier_report_id',
  ];
  return stringify(rows, { header: true, columns, escape_formulas: true }).trimEnd();
}
