import stringWidth from 'string-width';

/** Where a command prints: results on stdout, progress and errors on stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Width in columns when stderr is a terminal, null otherwise: then nothing is overwritten. */
  readonly width: number | null;
  /** Width in columns when stdout is a terminal, null otherwise: then nothing is cut. */
  readonly outWidth: number | null;
}

export function processTerminal(): Terminal {
  // A reader such as `head` may close the pipe before everything is written: the rest is not missed, and the work goes on.
  process.stdout.on('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) throw error;
  });
  // There is nowhere left to say it.
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(text),
    width: widthOf(process.stderr),
    outWidth: widthOf(process.stdout),
  };
}

/** Width where a terminal does not report one. */
export const USUAL_WIDTH = 80;

/** A terminal that does not know its width says 0. */
function widthOf({ isTTY, columns }: NodeJS.WriteStream): number | null {
  return isTTY ? columns || USUAL_WIDTH : null;
}

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

/** A count with its noun: 1 row, 1,200 rows. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : several}`;
}

/** 12345 → 12,345, the same in every locale. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6, signDisplay: 'negative' });
}

/** The same, or in the form of `print`, with its sign: +7, -3; without sign where it is printed as 0. */
export function signed(value: number, print = grouped): string {
  const printed = print(value);
  return value > 0 && /[1-9]/.test(printed) ? `+${printed}` : printed;
}

/** A percentage, or a change of one in percentage points, without the sign %: 53.08; what is printed as 0 has no minus. */
export function percent(value: number, decimals = 2): string {
  return value.toFixed(decimals).replace(/^-(?=[0.]+$)/, '');
}
