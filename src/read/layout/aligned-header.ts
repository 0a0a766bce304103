import type { Extent, SegmentedLine } from './aligned-runs.ts';
import { type TextLine, textOfLine } from './lines.ts';
import { around, type Box } from './page.ts';

/** A cell of a header over columns of values, counted from 0. */
export interface HeaderCell {
  readonly text: string;
  readonly box: Box;
  readonly column: number;
  readonly columnSpan: number;
}

export interface AlignedHeader {
  /** Text left of the columns. */
  readonly corner: readonly TextLine[];
  /** Rows of labels that span several columns, from the top down, and the row of the columns' own labels. */
  readonly rows: readonly (readonly HeaderCell[])[];
}

/** Greatest distance between lines of one label, as a fraction of a character's size. */
const ONE_LABEL = 0.8;
/** Two centres closer than this, as a fraction of a column's width, are one. */
const SAME_MIDDLE = 0.35;

/** The lowest label over a column is its own; a label above it, or a wider one, spans several. */
export function alignedHeader(lines: readonly SegmentedLine[], columns: readonly Extent[]): AlignedHeader {
  const fields = fieldsOf(columns);
  const left = fields[0]?.from ?? 0;
  const segments = lines.flatMap((line) => line.segments);
  const inside = segments.filter((segment) => middleOf(segment) >= left);
  const own = fields.map((field) =>
    lowestLabel(inside.filter((segment) => isWithin(middleOf(segment), field) && !isWide(segment, field))),
  );
  const taken = new Set(own.flat());
  const spanning = inside.filter((segment) => !taken.has(segment));
  const labels = own.flatMap((stack, column): HeaderCell[] =>
    stack.length === 0 ? [] : [{ ...cellOf(stack), column, columnSpan: 1 }],
  );
  return {
    corner: segments.filter((segment) => middleOf(segment) < left),
    rows: [...spanningRows(spanning, fields), labels].filter((row) => row.length > 0),
  };
}

/** Extent of each column: half way to its neighbours. */
function fieldsOf(columns: readonly Extent[]): Extent[] {
  return columns.map(({ from, to }, at) => {
    const before = columns[at - 1];
    const after = columns[at + 1];
    const half = Math.max(to - from, ((after?.from ?? to) - (before?.to ?? from)) / 2);
    return {
      from: before === undefined ? from - half : (before.to + from) / 2,
      to: after === undefined ? to + half : (to + after.from) / 2,
    };
  });
}

function middleOf({ box }: TextLine): number {
  return (box.x0 + box.x1) / 2;
}

function isWithin(x: number, { from, to }: Extent): boolean {
  return x >= from && x < to;
}

function isWide({ box }: TextLine, field: Extent): boolean {
  return box.x1 - box.x0 > 1.2 * (field.to - field.from);
}

function lowestLabel(segments: readonly TextLine[]): TextLine[] {
  const stack: TextLine[] = [];
  for (const segment of segments.toSorted((a, b) => b.baseline - a.baseline)) {
    const below = stack[0];
    if (below !== undefined && below.box.y0 - segment.box.y1 > ONE_LABEL * segment.size) break;
    stack.unshift(segment);
  }
  return stack;
}

function cellOf(lines: readonly TextLine[]): Pick<HeaderCell, 'text' | 'box'> {
  return { text: lines.map(textOfLine).join('\n'), box: around(lines.map((line) => line.box)) };
}

function spanningRows(segments: readonly TextLine[], fields: readonly Extent[]): HeaderCell[][] {
  const rows: HeaderCell[][] = [];
  for (const level of levelsOf(segments)) {
    const above = rows.at(-1) ?? [];
    const row: HeaderCell[] = [];
    for (const [at, segment] of level.entries()) {
      const parent = above.find(({ column, columnSpan }) => {
        const [from, to] = [fields[column]?.from ?? 0, fields[column + columnSpan - 1]?.to ?? 0];
        return isWithin(middleOf(segment), { from, to });
      });
      const before = row.at(-1);
      const next = level[at + 1];
      const first = Math.max(
        parent?.column ?? 0,
        before === undefined ? 0 : before.column + before.columnSpan,
      );
      const end = Math.min(
        parent === undefined ? fields.length : parent.column + parent.columnSpan,
        next === undefined ? fields.length : fields.findIndex((field) => field.to > next.box.x0),
      );
      row.push({ ...cellOf([segment]), ...spanAround(middleOf(segment), fields, first, end) });
    }
    rows.push(row);
  }
  return rows;
}

function levelsOf(segments: readonly TextLine[]): TextLine[][] {
  const levels: TextLine[][] = [];
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const level = levels.at(-1);
    const isSame = level?.[0] !== undefined && segment.baseline - level[0].baseline < segment.size / 2;
    if (isSame) level?.push(segment);
    else levels.push([segment]);
  }
  return levels.map((level) => level.toSorted((a, b) => a.box.x0 - b.box.x0));
}

/** The largest set of columns whose centre is that of the label. */
function spanAround(
  middle: number,
  fields: readonly Extent[],
  first: number,
  end: number,
): Pick<HeaderCell, 'column' | 'columnSpan'> {
  let best = {
    column: Math.max(
      0,
      fields.findIndex((field) => isWithin(middle, field)),
    ),
    columnSpan: 1,
  };
  for (let column = first; column < end; column += 1) {
    for (let last = column; last < end; last += 1) {
      const [from, to] = [fields[column]?.from ?? 0, fields[last]?.to ?? 0];
      const isCentred =
        Math.abs((from + to) / 2 - middle) < SAME_MIDDLE * ((to - from) / (last - column + 1));
      if (isCentred && last - column + 1 > best.columnSpan) best = { column, columnSpan: last - column + 1 };
    }
  }
  return best;
}
