import { type FormBlock, type FormCell, type FormRow, type FormTable, mapTables } from '../form.ts';
import { cutRows, placedCells, rowsFrom } from '../grid.ts';
import type { Random } from '../random.ts';
import type { Damage } from './damage.ts';

const PAGE_NUMBERS = ['— 3 —', '第 3 页 共 6 页', ''];

export const pageBreakBetweenRows: Damage = {
  kind: 'page break between rows',
  apply: (form, random) =>
    mapTables(form, (table) => {
      const body = bodyRows(table.rows);
      if (body.length === 0 || random.chance(0.2)) return table;
      const withHeader = random.chance(0.5);
      return brokenAt(table, random.pick(body), withHeader, random);
    }),
};

export const pageBreakInsideRow: Damage = {
  kind: 'page break inside a row',
  apply: (form, random) =>
    mapTables(form, (table) => {
      const candidates = bodyRows(table.rows).filter((at) => labelOf(table.rows[at]) !== null);
      if (candidates.length === 0) return table;
      const at = random.pick(candidates);
      const halved = { ...table, rows: withRowInTwo(table.rows, at, random) };
      return random.chance(0.3) ? halved : brokenAt(halved, at + 1, random.chance(0.3), random);
    }),
};

function bodyRows(rows: readonly FormRow[]): number[] {
  return rows.flatMap((row, at) => (row.part === 'body' ? [at] : []));
}

function labelOf(row: FormRow | undefined): FormCell | null {
  return row?.cells.find((cell) => cell.kind === 'row_label' && cell.text.length > 1) ?? null;
}

/** The table in two, as converters of paged documents leave it. */
function brokenAt(table: FormTable, at: number, withHeader: boolean, random: Random): FormBlock[] {
  const restStyle = random.pick(['repeated', 'blank', 'none'] as const);
  const [upper, lower] = cutRows(table.rows, at, (cell) =>
    restStyle === 'none' ? null : restStyle === 'blank' ? { ...cell, text: '' } : cell,
  );
  const header = withHeader ? headerAbove(table.rows, at) : [];
  const pageNumber = random.pick(PAGE_NUMBERS);
  return [
    { ...table, rows: upper },
    ...(pageNumber === '' ? [] : [{ kind: 'paragraph', text: pageNumber } as const]),
    { ...table, rows: [...header, ...lower] },
  ];
}

/** The header above a row: of several blocks in one table, the last one's. */
function headerAbove(rows: readonly FormRow[], at: number): FormRow[] {
  const above = rows.slice(0, at);
  const end = above.findLastIndex((row) => row.part === 'header') + 1;
  const start = above.slice(0, end).findLastIndex((row) => row.part === 'body') + 1;
  return above.slice(start, end);
}

/** A row as two: its label broken, its values on either side. */
function withRowInTwo(rows: readonly FormRow[], at: number, random: Random): FormRow[] {
  const label = labelOf(rows[at]);
  if (label === null) return [...rows];
  // A page ends between two lines of the label, never between a list number and its mark.
  const number = /^(?:\d\W|[一二三四五六七八九]、|（.）|\(.\))?/.exec(label.text)?.[0].length ?? 0;
  const cut = random.integer(Math.min(number + 1, label.text.length - 1), label.text.length - 1);
  const valuesAbove = random.chance(0.5);
  const blank = (cell: FormCell): FormCell => ({ ...cell, text: '', kind: 'note', measure: null });
  const placed = placedCells(rows).flatMap((entry) => {
    const { cell, row, column } = entry;
    const below = { row: at + 1, column };
    if (row > at) return [{ ...entry, row: row + 1 }];
    if (row + cell.rowSpan <= at) return [entry];
    if (cell === label) {
      return [
        { ...entry, cell: { ...cell, text: cell.text.slice(0, cut) } },
        { ...below, cell: { ...cell, text: cell.text.slice(cut) } },
      ];
    }
    if (row === at && cell.kind !== 'frame') {
      return valuesAbove
        ? [entry, { ...below, cell: blank(cell) }]
        : [
            { ...entry, cell: blank(cell) },
            { ...below, cell },
          ];
    }
    return [{ ...entry, cell: { ...cell, rowSpan: cell.rowSpan + 1 } }];
  });
  const parts = rows.flatMap((row, index) => (index === at ? [row.part, row.part] : [row.part]));
  return rowsFrom(placed, parts);
}
