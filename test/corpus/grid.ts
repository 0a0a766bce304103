import type { FormCell, FormRow } from './form.ts';

/** A cell with the grid place of its upper left corner. */
export interface PlacedCell {
  readonly cell: FormCell;
  readonly row: number;
  readonly column: number;
}

/** Resolves spans as a browser does. */
export function placedCells(rows: readonly FormRow[]): PlacedCell[] {
  const freeFrom: number[] = [];
  return rows.flatMap(({ cells }, row) => {
    let column = 0;
    return cells.map((cell): PlacedCell => {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const at = column;
      for (; column < at + cell.colSpan; column += 1) freeFrom[column] = row + cell.rowSpan;
      return { cell, row, column: at };
    });
  });
}

export function widthOf(rows: readonly FormRow[]): number {
  return Math.max(0, ...placedCells(rows).map(({ cell, column }) => column + cell.colSpan));
}

/** Rows again from placed cells: each cell is in the row where it begins, from left to right. */
export function rowsFrom(placed: readonly PlacedCell[], parts: readonly FormRow['part'][]): FormRow[] {
  return parts.map((part, row) => ({
    part,
    cells: placed
      .filter((entry) => entry.row === row)
      .toSorted((a, b) => a.column - b.column)
      .map((entry) => entry.cell),
  }));
}

/** The rows without one of them: a label that spans it is that much shorter, one that begins in it moves down. */
export function withoutRow(rows: readonly FormRow[], at: number): FormRow[] {
  const left = placedCells(rows).flatMap((entry): PlacedCell[] => {
    const { cell, row } = entry;
    const end = row + cell.rowSpan;
    if (row <= at && end > at) {
      if (cell.rowSpan === 1) return [];
      return [{ ...entry, cell: { ...cell, rowSpan: cell.rowSpan - 1 }, row }];
    }
    return [{ ...entry, row: row > at ? row - 1 : row }];
  });
  const parts = rows.flatMap((row, index) => (index === at ? [] : [row.part]));
  return rowsFrom(left, parts);
}

/**
 * Cuts rows in two; `rest` decides what happens to a label that spans the cut: the cell that replaces it
 * below the cut, or null for none.
 */
export function cutRows(
  rows: readonly FormRow[],
  at: number,
  rest: (cell: FormCell) => FormCell | null,
): readonly [FormRow[], FormRow[]] {
  const upper: PlacedCell[] = [];
  const lower: PlacedCell[] = [];
  for (const entry of placedCells(rows)) {
    const { cell, row, column } = entry;
    const end = row + cell.rowSpan;
    if (row >= at) lower.push({ ...entry, row: row - at });
    else if (end <= at) upper.push(entry);
    else {
      upper.push({ ...entry, cell: { ...cell, rowSpan: at - row } });
      const below = rest({ ...cell, rowSpan: end - at });
      if (below !== null) lower.push({ cell: below, row: 0, column });
    }
  }
  const parts = rows.map((row) => row.part);
  return [rowsFrom(upper, parts.slice(0, at)), rowsFrom(lower, parts.slice(at))];
}
