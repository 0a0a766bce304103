/**
 * A place on a page rotated so that its text is upright: points (72 to an inch) from its left and upper edge,
 * `y` growing downwards.
 */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One printed character; spaces are not characters, they are recognised by the gaps. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  /** Height of the font in points. */
  readonly size: number;
}

/** A straight line that is drawn, or a filled box as thin as one. */
export interface Rule {
  readonly axis: 'horizontal' | 'vertical';
  /** Its `y` if horizontal, its `x` if vertical. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What one page shows, as the file draws it. */
export interface PrintedPage {
  /** From 1. */
  readonly number: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly pictures: number;
  /** Visible characters whose font does not say which they are. */
  readonly unmapped: number;
  /** Slanted text, such as watermarks, in the order of the file; it has no glyphs. */
  readonly aslant: string;
}

export function around(boxes: readonly Box[]): Box {
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x0, y0, x1, y1 } of boxes) {
    bounds.x0 = Math.min(bounds.x0, x0);
    bounds.y0 = Math.min(bounds.y0, y0);
    bounds.x1 = Math.max(bounds.x1, x1);
    bounds.y1 = Math.max(bounds.y1, y1);
  }
  return bounds;
}

/** `page 3, box 76 607 517 649`: whole points. */
export function anchorAt(page: number, { x0, y0, x1, y1 }: Box): string {
  return `page ${page}, box ${[x0, y0, x1, y1].map(Math.round).join(' ')}`;
}
