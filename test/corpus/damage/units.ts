import { type FormRow, mapTables } from '../form.ts';
import type { Damage } from './damage.ts';

const MONEY = ['本年收费金额', '采购总金额'];

/** Amounts printed in 元, as the changed header says. */
export const otherUnits: Damage = {
  kind: 'unit of money changed',
  apply: (form) =>
    mapTables(form, (table) => {
      const rows: FormRow[] = [];
      for (const row of table.rows) rows.push(inYuan(row));
      return { ...table, rows };
    }),
};

function inYuan(row: FormRow): FormRow {
  return {
    ...row,
    cells: row.cells.map((cell) => {
      const name = MONEY.find((candidate) => cell.kind === 'column_label' && cell.text.startsWith(candidate));
      if (name !== undefined) return { ...cell, text: `${name}（单位：元）` };
      const isAmount = cell.measure?.endsWith('_amount') ?? false;
      return isAmount ? { ...cell, text: String(Math.round(Number(cell.text) * 10_000)) } : cell;
    }),
  };
}
