import { type FormCell, type FormRow, type FormTable, mapTables } from '../form.ts';
import type { Damage } from './damage.ts';

/** The header of table 四, which editors merge in as many ways as there are editors. */
export const reviewHeader: Damage = {
  kind: 'header of table 四 merged differently',
  apply: (form, random) =>
    mapTables(form, (table): FormTable => {
      const header = table.rows.filter((row) => row.part === 'header');
      const isThree = header.length === 3 && table.ids.length === 1 && table.ids.includes('review');
      if (!isThree) return table;
      const change = random.pick([
        tallGroup,
        oneCellEach,
        groupsWithoutSpan,
        noLitigationRow,
        resultsInLastRow,
      ]);
      return { ...table, rows: [...change(header), ...table.rows.filter((row) => row.part === 'body')] };
    }),
};

type Change = (header: readonly FormRow[]) => FormRow[];

function headerRow(cells: readonly FormCell[]): FormRow {
  return { part: 'header', cells };
}

function cellsOf(header: readonly FormRow[], kind: FormCell['kind']): FormCell[] {
  return header.flatMap((row) => row.cells).filter((cell) => cell.kind === kind);
}

/** 行政复议 over two rows, all results in the last. */
const tallGroup: Change = (header) => {
  const [first, second, third] = header.map((row) => row.cells);
  const groups = (first ?? []).map((cell) => (cell.kind === 'row_label' ? { ...cell, rowSpan: 2 } : cell));
  const parts = (second ?? []).filter((cell) => cell.kind === 'row_label');
  const results = (second ?? []).filter((cell) => cell.kind === 'column_label');
  return [
    headerRow(groups),
    headerRow(parts),
    headerRow([...results.map((cell) => ({ ...cell, rowSpan: 1 })), ...(third ?? [])]),
  ];
};

/** No group spans anything: its label is above each of its columns. */
const oneCellEach: Change = (header) =>
  tallGroup(header).map((row) =>
    headerRow(
      row.cells.flatMap((cell) =>
        Array.from({ length: cell.colSpan }, (): FormCell => ({ ...cell, colSpan: 1 })),
      ),
    ),
  );

/** Every label has one cell; the labels of groups are over the wrong columns. */
const groupsWithoutSpan: Change = (header) =>
  tallGroup(header).map((row) => headerRow(row.cells.map((cell) => ({ ...cell, colSpan: 1, rowSpan: 1 }))));

/** The three rows of the form side by side, without the word that groups two of them. */
const noLitigationRow: Change = (header) => {
  const rows = cellsOf(header, 'row_label');
  const results = cellsOf(header, 'column_label').map((cell) => ({ ...cell, rowSpan: 1 }));
  return [headerRow(rows.map((cell) => ({ ...cell, rowSpan: 1 }))), headerRow(results)];
};

/** 行政复议 over one row, a blank cell below it. */
const resultsInLastRow: Change = (header) => {
  const [first, second, third] = tallGroup(header).map((row) => row.cells);
  const blanks = (first ?? [])
    .filter((cell) => cell.rowSpan === 2)
    .map((cell) => ({ ...cell, text: '', rowSpan: 1 }));
  return [
    headerRow((first ?? []).map((cell) => ({ ...cell, rowSpan: 1 }))),
    headerRow([...blanks, ...(second ?? [])]),
    headerRow(third ?? []),
  ];
};
