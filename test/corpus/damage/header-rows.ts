import { type FormBlock, type FormRow, type FormTable, isTable, mapTables } from '../form.ts';
import { cutRows, widthOf } from '../grid.ts';
import type { Damage } from './damage.ts';

const TITLES = ['单位：件', '统计表', '（2023年度）'];

export const titleRow: Damage = {
  kind: 'extra title row',
  apply: (form, random) => {
    let heading = '';
    const blocks = form.blocks.map((block): FormBlock => {
      if (block.kind === 'heading') heading = block.text;
      if (!isTable(block)) return block;
      const text = random.chance(0.6) ? heading : random.pick(TITLES);
      const cell = { text, colSpan: widthOf(block.rows), rowSpan: 1, kind: 'frame', measure: null } as const;
      return { ...block, rows: [{ part: 'header', cells: [cell] }, ...block.rows] };
    });
    return { ...form, blocks };
  },
};

export const headerTwice: Damage = {
  kind: 'header or table printed twice',
  apply: (form, random) => {
    const style = random.pick(['at once', 'in the middle', 'whole table'] as const);
    return mapTables(form, (table): FormTable | FormTable[] => {
      if (style === 'whole table') return random.chance(0.5) ? [table, table] : table;
      const header = table.rows.slice(
        0,
        Math.max(
          0,
          table.rows.findIndex((row) => row.part === 'body'),
        ),
      );
      if (style === 'at once') return { ...table, rows: [...header, ...table.rows] };
      // Only a matrix is long enough to have its header again.
      const isMatrix = table.ids.length === 1 && table.ids.includes('requests');
      const at = random.integer(header.length + 1, table.rows.length - 1);
      return isMatrix ? { ...table, rows: withHeaderAt(table.rows, header, at) } : table;
    });
  },
};

function withHeaderAt(rows: readonly FormRow[], header: readonly FormRow[], at: number): FormRow[] {
  const [upper, lower] = cutRows(rows, at, (cell) => cell);
  return [...upper, ...header, ...lower];
}
