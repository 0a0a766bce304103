import { stringify } from 'csv-stringify/sync';
import {
  DIFFERENCE_COLUMNS,
  DIFFERENCE_REASONS,
  type Difference,
  type DifferenceCount,
  decimal,
  type SnapshotDifference,
} from '../publish/index.ts';
import { grouped, type Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

export type DifferenceFormat = 'table' | 'csv' | 'json';

/** Prints what differs; CSV and JSON have every row, a table the first `limit`. */
export async function printDifference(
  difference: SnapshotDifference,
  format: DifferenceFormat,
  limit: number,
  terminal: Terminal,
): Promise<void> {
  if (format === 'csv') return printCsv(difference, terminal);
  if (format === 'json') return printJson(difference, terminal);
  return printTable(difference, limit, terminal);
}

async function printCsv({ rows }: SnapshotDifference, { out }: Terminal): Promise<void> {
  const line = (cells: readonly (readonly (string | number | null)[])[]) =>
    out(
      stringify(
        [...cells].map((row) => [...row]),
        { escape_formulas: true, cast: { number: decimal } },
      ).trimEnd(),
    );
  line([DIFFERENCE_COLUMNS]);
  for await (const chunk of rows) line(chunk.map((row) => Object.values(row)));
}

async function printJson({ counts, rows }: SnapshotDifference, { out }: Terminal): Promise<void> {
  out(`{"counts": ${JSON.stringify(counts)},\n"rows": [`);
  let isFirst = true;
  for await (const chunk of rows) {
    for (const row of chunk) {
      out((isFirst ? '' : ',') + JSON.stringify(row));
      isFirst = false;
    }
  }
  out(']}');
}

async function printTable(
  { counts, rows }: SnapshotDifference,
  limit: number,
  { out }: Terminal,
): Promise<void> {
  if (counts.length === 0) {
    out('Every cell of every current report is the same in both.');
    return;
  }
  out(textTable(['', 'reports', 'cells', 'because'], counts.map(countRow), [1, 2]));
  const firstRows: Difference[] = [];
  for await (const chunk of rows) {
    firstRows.push(...chunk.slice(0, limit - firstRows.length));
    if (firstRows.length >= limit) break;
  }
  const cells = counts.reduce((sum, count) => sum + count.cells, 0);
  out('');
  for (const row of firstRows) out(rowLines(row).join('\n'));
  if (cells > firstRows.length)
    out(`the first ${firstRows.length} of ${grouped(cells)}; --format csv has all`);
}

function countRow({ change, reason, reports, cells }: DifferenceCount): string[] {
  return [change, grouped(reports), grouped(cells), DIFFERENCE_REASONS[reason].en];
}

function rowLines(row: Difference): string[] {
  const { change, reason, agency_name, report_year, measure_id, measure_zh } = row;
  const values =
    change === 'new'
      ? valueText(row.value_after, row.unit)
      : change === 'vanished'
        ? `${valueText(row.value_before, row.unit)} before`
        : `${valueText(row.value_before, row.unit_before ?? row.unit)} → ${valueText(row.value_after, row.unit)}`;
  return [
    `${change} (${reason}): ${agency_name} ${report_year}  ${values}`,
    `  ${measure_zh}  ${measure_id}`,
  ];
}

function valueText(value: number | null, unit: string): string {
  return value === null ? '–' : `${grouped(value)} ${unit}`;
}
