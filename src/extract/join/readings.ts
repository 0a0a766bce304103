import type { Part } from './part.ts';

/** What a part brings to a report. */
export interface Piece extends Part {
  /** Measures of which it prints a cell. */
  readonly measures: ReadonlySet<string>;
}

/**
 * Sorts the pieces of a report into readings of it: pieces that print none of the same cells complement each other
 * (附件1 表一, 附件2 表二), and one that prints cells again is the report in another format. The page is in the first, and what
 * is printed goes before what was recognised: nothing of it waits for a scan of the same.
 */
export function readingsOf(page: Piece, attachments: readonly Piece[]): readonly (readonly Piece[])[] {
  const readings: Piece[][] = [[page]];
  const ofPictures = ({ document }: Piece) => Number(document.recognised !== undefined);
  for (const attachment of attachments.toSorted((a, b) => ofPictures(a) - ofPictures(b))) {
    const fitting = readings.find((pieces) => !pieces.some((piece) => overlap(piece, attachment)));
    if (fitting === undefined) readings.push([attachment]);
    else fitting.push(attachment);
  }
  return readings;
}

function overlap(a: Piece, b: Piece): boolean {
  return [...b.measures].some((measure) => a.measures.has(measure));
}
