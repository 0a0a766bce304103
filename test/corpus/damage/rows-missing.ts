import { type Form, type FormTable, mapTables, without } from '../form.ts';
import { withoutRow } from '../grid.ts';
import type { Damage } from './damage.ts';

export const rowsMissing: Damage = {
  kind: 'rows missing',
  apply: (form, random): Form => {
    const gone: string[] = [];
    const left = mapTables(form, (table): FormTable => {
      const labelled = table.rows.flatMap(({ cells }, at) =>
        cells.some((cell) => cell.kind === 'row_label') && cells.some((cell) => cell.measure !== null)
          ? [at]
          : [],
      );
      const taken = random.sample(
        labelled,
        labelled.length > 10 ? random.integer(1, 3) : random.integer(0, 1),
      );
      for (const at of taken) {
        for (const { measure } of table.rows[at]?.cells ?? []) if (measure !== null) gone.push(measure);
      }
      return {
        ...table,
        rows: taken.toReversed().reduce((rows, at) => withoutRow(rows, at), [...table.rows]),
      };
    });
    return { ...left, truth: without(left.truth, gone) };
  },
};
