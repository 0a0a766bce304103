import type { Element } from 'domhandler';
import type { Table, TableCell } from '../document.ts';
import { attribute, type CssPaths, childElements } from './path.ts';
import { inlineText } from './text.ts';

/** Limits of spans, which no form exceeds; a page with more is wrong or hostile. */
const MAX_SPAN = 100;

/**
 * A table as a grid, or the cells of one that only lays out the page: a table that contains tables.
 * Spans follow the HTML Standard, section 4.9.12.1, "Forming a table".
 */
export function readTable(
  element: Element,
  paths: CssPaths,
): Table | { readonly kind: 'layout'; readonly cells: readonly Element[] } {
  const rowElements = rowsOf(element);
  const cellElements = rowElements.map((row) =>
    childElements(row).filter((child) => child.name === 'td' || child.name === 'th'),
  );
  const cells = cellElements.flat();
  if (cells.some((cell) => holdsRealTable(cell)) || cells.length === 0) {
    return { kind: 'layout', cells: cells.length === 0 ? [element] : cells };
  }
  const rows: TableCell[][] = [];
  // For each grid column the next free row.
  const freeFrom: number[] = [];
  let width = 0;
  for (const [row, elements] of cellElements.entries()) {
    let column = 0;
    const rowCells: TableCell[] = [];
    for (const cell of elements) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const columnSpan = span(cell, 'colspan');
      const rowSpan = span(cell, 'rowspan');
      for (let at = column; at < column + columnSpan; at += 1) freeFrom[at] = row + rowSpan;
      rowCells.push({ text: inlineText(cell), row, column, rowSpan, columnSpan, anchor: paths.of(cell) });
      column += columnSpan;
    }
    width = Math.max(width, column);
    rows.push(rowCells);
  }
  return { kind: 'table', rows, width, anchor: paths.of(element) };
}

function rowsOf(table: Element): Element[] {
  return childElements(table).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name)
      ? childElements(child).filter((row) => row.name === 'tr')
      : [];
  });
}

/** A nested table of one cell is only a frame around its text. */
function holdsRealTable(parent: Element): boolean {
  return childElements(parent).some(
    (child) =>
      (child.name === 'table' && rowsOf(child).flatMap(childElements).length > 1) || holdsRealTable(child),
  );
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, MAX_SPAN);
}
