import { type Form, type FormCell, type FormRow, mapCells, mapTables } from '../form.ts';
import { placedCells, rowsFrom } from '../grid.ts';
import type { Random } from '../random.ts';
import type { Damage } from './damage.ts';

export const spansMissing: Damage = {
  kind: 'spans missing',
  apply: (form, random) => {
    switch (random.pick(['row spans', 'column spans', 'header spans'] as const)) {
      case 'row spans':
        return mapCells(form, (cell, row) => (row.part === 'body' ? { ...cell, rowSpan: 1 } : cell));
      case 'column spans':
        return mapCells(form, (cell, row) => (row.part === 'body' ? { ...cell, colSpan: 1 } : cell));
      case 'header spans':
        return mapCells(form, (cell, row) =>
          row.part === 'header' ? { ...cell, colSpan: 1, rowSpan: 1 } : cell,
        );
    }
  },
};

export const spansMerged: Damage = {
  kind: 'value spans unlike the header’s',
  apply: (form, random) =>
    mapTables(form, (table) => {
      const isBlocks = table.ids.includes('proactive');
      return isBlocks ? { ...table, rows: table.rows.map((row) => stretched(row, random)) } : table;
    }),
};

/** Some cell of a value row takes a column more than its header does. */
function stretched(row: FormRow, random: Random): FormRow {
  const values = row.cells.filter((cell) => cell.kind === 'value');
  if (row.part === 'header' || values.length === 0) return row;
  const wider = random.pick(values);
  return {
    ...row,
    cells: row.cells.map((cell) => (cell === wider ? { ...cell, colSpan: cell.colSpan + 1 } : cell)),
  };
}

export const blankCellsForSpans: Damage = {
  kind: 'blank label cells instead of spans',
  apply: (form, random) => resolveSpans(form, random.chance(0.5) ? ['body', 'header'] : ['body'], () => ''),
};

export const labelsRepeated: Damage = {
  kind: 'labels repeated instead of spans',
  apply: (form) => resolveSpans(form, ['body'], (text, below) => (below ? text : '')),
};

/** Every spanning label becomes as many cells as it covers. */
function resolveSpans(
  form: Form,
  parts: readonly FormRow['part'][],
  textOf: (text: string, below: boolean) => string,
): Form {
  return mapTables(form, (table) => {
    const resolved = placedCells(table.rows).flatMap((entry) => {
      const { cell, row, column } = entry;
      const part = table.rows[row]?.part ?? 'body';
      if (!parts.includes(part) || cell.kind === 'value') return [entry];
      return Array.from({ length: cell.rowSpan * cell.colSpan }, (_, at) => {
        const [down, right] = [Math.floor(at / cell.colSpan), at % cell.colSpan];
        const text = at === 0 ? cell.text : right === 0 ? textOf(cell.text, true) : textOf(cell.text, false);
        const single: FormCell = {
          ...cell,
          text,
          colSpan: 1,
          rowSpan: 1,
          kind: at === 0 ? cell.kind : 'frame',
        };
        return { cell: single, row: row + down, column: column + right };
      });
    });
    return {
      ...table,
      rows: rowsFrom(
        resolved,
        table.rows.map((row) => row.part),
      ),
    };
  });
}
