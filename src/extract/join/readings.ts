import type { Block } from '../document.ts';

/** What one document, or one page with its further pages, brings to a report. */
export interface Piece {
  /** Numbers of its documents. */
  readonly documents: readonly number[];
  readonly blocks: readonly Block[];
  /** Measures of which it prints a cell. */
  readonly measures: ReadonlySet<string>;
}

/**
 * Sorts the pieces of a report into readings of it: pieces that print none of the same cells complement each other
 * (附件1 表一, 附件2 表二), and one that prints cells again is the report in another format. The page is in the first.
 */
export function readingsOf(page: Piece, attachments: readonly Piece[]): readonly (readonly Piece[])[] {
  const readings: Piece[][] = [[page]];
  for (const attachment of attachments) {
    const fitting = readings.find((pieces) => !pieces.some((piece) => overlap(piece, attachment)));
    if (fitting === undefined) readings.push([attachment]);
    else fitting.push(attachment);
  }
  return readings;
}

function overlap(a: Piece, b: Piece): boolean {
  return [...b.measures].some((measure) => a.measures.has(measure));
}
