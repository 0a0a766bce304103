import stringWidth from 'string-width';

/**
 * A table of text for the terminal; Chinese characters count two columns. Columns in `right` have numbers. There are `gap` spaces
 * between columns.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  gap: 1 | 2 = 2,
): string {
  const lines = [head, ...rows].flatMap(linesOfRow);
  const columns = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    widest(lines.map((line) => line[column] ?? '')),
  );
  const padded = (text: string, column: number): string => {
    const blank = ' '.repeat((widths[column] ?? 0) - stringWidth(text));
    return right.includes(column) ? blank + text : text + blank;
  };
  return lines.map((line) => ` ${line.map(padded).join(' '.repeat(gap))}`.trimEnd()).join('\n');
}

/** A row as lines of the terminal: one, unless a cell has line breaks. */
function linesOfRow(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = cells.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: height }, (_, at) => cells.map((cell) => cell[at] ?? ''));
}

/** Width in terminal columns of the widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
}
