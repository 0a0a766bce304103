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
  // A reader such as `head` may close the pipe before everything is written: the rest is dropped, and the work continues.
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
  const text = print(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A percentage, or a change of one in percentage points, without the sign %: 53.08; what is printed as 0 has no minus. */
export function percent(value: number, decimals = 2): string {
  return value.toFixed(decimals).replace(/^-(?=[0.]+$)/, '');
}
