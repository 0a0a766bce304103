import type { Table, TableCell } from '../document.ts';
import { alignedHeader } from './aligned-header.ts';
import { type LabelledRow, labelledRows } from './aligned-labels.ts';
import type { AlignedRun, Extent } from './aligned-runs.ts';
import { type TextLine, textOfLine } from './lines.ts';
import { anchorAt, around } from './page.ts';

/** Labels of groups, labels of rows, then the values. */
const FIRST_VALUES = 2;

/** A table whose columns are recognised by the position of its numbers. */
export function alignedTable(run: AlignedRun, page: number): Table {
  const { columns } = run;
  const width = columns.length + FIRST_VALUES;
  const header = headerRows(run, page);
  const zone = columns[0]?.from ?? 0;
  const body = labelledRows(run.body, zone).map((row) => bodyRow(row, columns, page));
  const rows = [...header, ...body].map((cells, at) =>
    cells.map((cell): TableCell => ({ ...cell, row: at })),
  );
  const lines = [...run.header, ...run.body].map(({ line }) => line.box);
  return { kind: 'table', rows, width, anchor: anchorAt(page, around(lines)) };
}

function headerRows(run: AlignedRun, page: number): TableCell[][] {
  const { corner, rows } = alignedHeader(run.header, run.columns);
  const cells = rows.map((row) =>
    row.map(({ text, box, column, columnSpan }) =>
      cellAt(text, anchorAt(page, box), column + FIRST_VALUES, columnSpan),
    ),
  );
  if (corner.length === 0) return cells;
  const [top = [], ...rest] = cells;
  const first: TableCell = { ...labelCell(corner, page, 0, FIRST_VALUES), rowSpan: Math.max(1, rows.length) };
  return [[first, ...top], ...rest];
}

function bodyRow(
  { label, group, values }: LabelledRow,
  columns: readonly Extent[],
  page: number,
): TableCell[] {
  const isGrouped = group.length > 0;
  const own = [
    ...(isGrouped ? [labelCell(group, page, 0, 1)] : []),
    ...(label.length > 0 ? [labelCell(label, page, isGrouped ? 1 : 0, isGrouped ? 1 : FIRST_VALUES)] : []),
  ];
  if (values === null) return own;
  const anchor = anchorAt(page, values.line.box);
  const inColumn = columns.map(({ from, to }) =>
    values.segments.filter(
      (segment) =>
        segment.box.x0 < to && segment.box.x1 > from && !label.includes(segment) && !group.includes(segment),
    ),
  );
  return [
    ...own,
    ...inColumn.map((segments, at) => {
      const cellAnchor =
        segments.length === 0 ? anchor : anchorAt(page, around(segments.map(({ box }) => box)));
      // Two segments in one column are no number.
      return cellAt(segments.map(textOfLine).join('\n'), cellAnchor, at + FIRST_VALUES, 1);
    }),
  ];
}

function labelCell(lines: readonly TextLine[], page: number, column: number, columnSpan: number): TableCell {
  const text = lines.map(textOfLine).join('\n');
  return cellAt(text, anchorAt(page, around(lines.map((line) => line.box))), column, columnSpan);
}

function cellAt(text: string, anchor: string, column: number, columnSpan: number): TableCell {
  return { text, row: 0, column, rowSpan: 1, columnSpan, anchor };
}
