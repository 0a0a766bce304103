import type { Table, TableCell } from '../document.ts';
import { isFull, linesOf, type TextLine, textOfLines } from './lines.ts';
import { anchorAt, type Box, type Glyph } from './page.ts';
import { type Area, areasOf, boxOf, boxOfArea, clustered, type Grid, ONE_LINE } from './rule-grid.ts';

/** A table as its rules draw it on one page. */
export interface RuledTable {
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly RuledCell[];
  /** Distance between text and rule in its cells, in points. */
  readonly padding: number;
}

interface RuledCell {
  readonly area: Area;
  readonly box: Box;
  readonly lines: readonly TextLine[];
}

/** Padding wider than this fraction of a character is not intended. */
const WIDEST_PADDING = 0.9;

/** @param glyphs those inside the grid. */
export function ruledTable(grid: Grid, glyphs: readonly Glyph[], page: number): RuledTable {
  const areas = areasOf(grid);
  const width = grid.xs.length - 1;
  const owner = new Map<number, Glyph[]>();
  const inside = areas.map(({ row, column, rowSpan, columnSpan }): Glyph[] => {
    const own: Glyph[] = [];
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + columnSpan; c += 1) owner.set(r * width + c, own);
    }
    return own;
  });
  for (const glyph of glyphs) {
    const { box } = glyph;
    const column = intervalOf(grid.xs, (box.x0 + box.x1) / 2);
    owner.get(intervalOf(grid.ys, (box.y0 + box.y1) / 2) * width + column)?.push(glyph);
  }
  const cells = areas.map(
    (area, at): RuledCell => ({
      area,
      box: boxOfArea(grid, area),
      lines: linesOf(inside[at] ?? []),
    }),
  );
  return {
    page,
    box: boxOf(grid),
    xs: grid.xs,
    rowCount: grid.ys.length - 1,
    cells,
    padding: paddingOf(cells),
  };
}

/** The line that is nearest to its rules shows how near text may be. */
function paddingOf(cells: readonly RuledCell[]): number {
  let padding = Number.POSITIVE_INFINITY;
  for (const { box, lines } of cells) {
    for (const { box: ink, size } of lines) {
      padding = Math.min(padding, (box.x1 - box.x0 - (ink.x1 - ink.x0)) / 2, size * WIDEST_PADDING);
    }
  }
  return Math.max(0, padding);
}

function intervalOf(lines: readonly number[], position: number): number {
  const at = lines.findLastIndex((line) => line <= position);
  return Math.min(Math.max(at, 0), lines.length - 2);
}

/** May the second, first thing on the next page, be the rest of the first? */
export function goesOnBelow(above: RuledTable, below: RuledTable): boolean {
  return (
    below.page === above.page + 1 &&
    Math.abs(above.box.x0 - below.box.x0) <= ONE_LINE &&
    Math.abs(above.box.x1 - below.box.x1) <= ONE_LINE
  );
}

/**
 * One table from its parts on successive pages. A row that a page break cuts in the middle of its text is joined, line
 * by line: a number cut that way stays two lines, and so is no number.
 */
export function tableOf(parts: readonly RuledTable[]): Table {
  const xs = clustered(parts.flatMap((part) => part.xs));
  const rows: OpenCell[][] = [];
  for (const part of parts) {
    const first = rows.length;
    const own: OpenCell[][] = Array.from({ length: part.rowCount }, () => []);
    for (const cell of part.cells) {
      own[cell.area.row]?.push(openCell(cell, part, columnsIn(xs, part.xs, cell.area), first));
    }
    const [top] = own;
    const last = rows.at(-1);
    if (last !== undefined && top !== undefined && isRestOf(top, last)) append(top, last);
    else if (top !== undefined) rows.push(top);
    rows.push(...own.slice(1));
  }
  const [first] = parts;
  return {
    kind: 'table',
    rows: rows.map((cells, at) => cells.map(({ cell }) => (cell.row === at ? cell : { ...cell, row: at }))),
    width: xs.length - 1,
    anchor: first === undefined ? '' : anchorAt(first.page, first.box),
  };
}

/** A cell whose text may continue on the next page. */
interface OpenCell {
  cell: TableCell;
  readonly columns: Columns;
  readonly lines: readonly TextLine[];
  /** Width of a line, in points. */
  readonly width: number;
}

type Columns = Pick<TableCell, 'column' | 'columnSpan'>;

function openCell(
  { area, box, lines }: RuledCell,
  part: RuledTable,
  columns: Columns,
  first: number,
): OpenCell {
  const width = box.x1 - box.x0 - 2 * part.padding;
  const cell = {
    text: textOfLines(lines, width),
    row: first + area.row,
    column: columns.column,
    rowSpan: area.rowSpan,
    columnSpan: columns.columnSpan,
    anchor: anchorAt(part.page, box),
  };
  return { cell, columns, lines, width };
}

function columnsIn(xs: readonly number[], own: readonly number[], { column, columnSpan }: Area): Columns {
  const placeOf = (line: number) => xs.findLastIndex((x) => x <= (own[line] ?? 0) + 1e-6);
  const start = placeOf(column);
  return { column: start, columnSpan: placeOf(column + columnSpan) - start };
}

/** Whether every cell of the row that has text continues one above it whose last line is full. */
function isRestOf(row: readonly OpenCell[], above: readonly OpenCell[]): boolean {
  const filled = row.filter(({ cell }) => cell.text !== '');
  return filled.length > 0 && filled.every((cell) => isCut(counterpart(cell, above), cell));
}

function isCut(upper: OpenCell | undefined, lower: OpenCell): boolean {
  const last = upper?.lines.at(-1);
  const [next] = lower.lines;
  return upper !== undefined && last !== undefined && next !== undefined && isFull(last, next, upper.width);
}

function append(row: readonly OpenCell[], above: readonly OpenCell[]): void {
  for (const rest of row) {
    const upper = counterpart(rest, above);
    if (upper === undefined || rest.cell.text === '') continue;
    upper.cell = { ...upper.cell, text: `${upper.cell.text}\n${rest.cell.text}` };
  }
}

function counterpart({ columns }: OpenCell, above: readonly OpenCell[]): OpenCell | undefined {
  return above.find(
    (upper) => upper.columns.column === columns.column && upper.columns.columnSpan === columns.columnSpan,
  );
}
