import { type FormBlock, type FormRow, type FormTable, mapTables } from '../form.ts';
import type { Damage } from './damage.ts';

function texts(table: FormTable): string[] {
  return table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.text.split('\n')));
}

/** Converters of old Word files leave the cells of a table one below the other. */
export const oneCellALine: Damage = {
  kind: 'one cell a line',
  apply: (form, random) => {
    const style = random.pick(['plain text', 'paragraphs', 'table of one column'] as const);
    if (style === 'table of one column') return mapTables(form, asColumn);
    const asParagraphs = mapTables(form, (table) =>
      texts(table).map((text): FormBlock => ({ kind: 'paragraph', text })),
    );
    return { ...asParagraphs, medium: style === 'plain text' ? 'text' : 'html' };
  },
};

function asColumn(table: FormTable): FormTable {
  const rows = table.rows.flatMap(({ cells, part }) =>
    cells.map((cell): FormRow => ({ part, cells: [{ ...cell, colSpan: 1, rowSpan: 1 }] })),
  );
  return { ...table, rows, nesting: 'none' };
}
