import { type FormCell, type FormRow, type FormTable, mapTables } from '../form.ts';
import { placedCells, rowsFrom } from '../grid.ts';
import type { Random } from '../random.ts';
import type { Damage } from './damage.ts';

const NOTES = ['', '', '', '无', '—', '含线上申请', '见附件'];

function note(text: string, colSpan = 1, rowSpan = 1): FormCell {
  return { text, colSpan, rowSpan, kind: 'note', measure: null };
}

export const remarksColumn: Damage = {
  kind: 'extra column 备注',
  apply: (form, random) =>
    mapTables(form, (table) => ({
      ...table,
      rows: table.rows.map((row, at) => withRemark(table, row, at, random)),
    })),
};

function withRemark(table: FormTable, row: FormRow, at: number, random: Random): FormRow {
  if (row.part === 'body') return { ...row, cells: [...row.cells, note(random.pick(NOTES))] };
  if (table.ids.includes('proactive')) {
    const isTitle = row.cells.length === 1;
    const cells = isTitle
      ? row.cells.map((cell) => ({ ...cell, colSpan: cell.colSpan + 1 }))
      : [...row.cells, note('备注')];
    return { ...row, cells };
  }
  // One cell over all rows of the header.
  const begins = table.rows[at - 1]?.part !== 'header';
  const height = table.rows.slice(at).findIndex((other) => other.part === 'body');
  return begins ? { ...row, cells: [...row.cells, note('备注', 1, Math.max(1, height))] } : row;
}

export const subtotalRow: Damage = {
  kind: 'extra subtotal row',
  apply: (form, random) =>
    mapTables(form, (table) => (table.ids.includes('requests') ? withSubtotal(table, random) : table)),
};

/** A row 小计 below the last row under some heading, with figures that are not in the form. */
function withSubtotal(table: FormTable, random: Random): FormTable {
  const placed = placedCells(table.rows);
  const headings = placed.filter(
    ({ cell, row }) =>
      cell.kind === 'frame' && cell.rowSpan > 1 && cell.rowSpan < 10 && table.rows[row]?.part === 'body',
  );
  if (headings.length === 0) return table;
  const heading = random.pick(headings);
  const end = heading.row + heading.cell.rowSpan;
  const label = placed.find(({ cell, row }) => row === end - 1 && cell.kind === 'row_label');
  const values = placed.filter(({ cell, row }) => row === end - 1 && cell.kind === 'value');
  const moved = placed.map((entry) => {
    const { cell, row } = entry;
    if (row >= end) return { ...entry, row: row + 1 };
    const grows = entry === heading || row + cell.rowSpan > end;
    return grows ? { ...entry, cell: { ...cell, rowSpan: cell.rowSpan + 1 } } : entry;
  });
  const added = [
    { cell: note('小计', label?.cell.colSpan ?? 1), row: end, column: label?.column ?? 0 },
    ...values.map(({ cell, column }, at) => ({
      cell: note(String(2_000_000 + random.integer(0, 9_999) * 10 + at), cell.colSpan),
      row: end,
      column,
    })),
  ];
  const parts = [...table.rows.map((row) => row.part)];
  parts.splice(end, 0, 'body');
  return { ...table, rows: rowsFrom([...moved, ...added], parts) };
}
