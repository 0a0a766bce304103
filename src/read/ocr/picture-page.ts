import {
  anchorAt,
  areasOf,
  type Box,
  boxOf,
  boxOfArea,
  type Glyph,
  type Grid,
  gridsOf,
  type PrintedPage,
} from '../layout/index.ts';
import type { GreyPicture, PixelBox } from './grey.ts';
import { type Ink, inkOf } from './ink.ts';
import { PIXELS_PER_POINT } from './pictures.ts';
import { recognise } from './recognise.ts';
import { type InkRun, rulingLines, rulingRuns } from './ruling-lines.ts';
import type { OcrRuntime } from './runtime.ts';
import { lineHeightOf, textRunsIn } from './text-runs.ts';

/** A page as it was recognised. */
export interface RecognisedPage {
  readonly page: PrintedPage;
  /** By anchor of each cell of a ruled table with text: how certain its least certain character is. */
  readonly confidence: ReadonlyMap<string, number>;
}

/** Points: a stroke this long is a rule, not a part of a character. */
const SHORTEST_RULE = 14;
/** Points. */
const THICKEST_RULE = 6;
/** Points. */
const NARROWEST_TABLE = 72;
/** Least length of a table's longest line, as a fraction of its width. */
const WHOLE_LINE = 0.9;
/** Pixels beside a rule that its blur darkens. */
const RULE_BLUR = 2;
/** Points: a run of ink this close to a line of the grid is part of it. */
const ON_LINE = 3;

/**
 * Reads a picture of a page, in PIXELS_PER_POINT: rules from long runs of ink, text from the ink between them.
 */
export async function readPicturePage(
  runtime: OcrRuntime,
  picture: GreyPicture,
  number: number,
): Promise<RecognisedPage> {
  const scale = PIXELS_PER_POINT;
  const ink = inkOf(picture);
  const runs = rulingRuns(ink, Math.round(SHORTEST_RULE * scale));
  const rules = rulingLines(runs, THICKEST_RULE * scale).map(({ axis, at, from, to }) => ({
    axis,
    at: at / scale,
    from: from / scale,
    to: to / scale,
  }));
  const grids = gridsOf(rules).filter(isTable);
  const clean = withoutRules(picture, ink, runs, grids, scale);
  const cells = grids.flatMap((grid) =>
    areasOf(grid).map((area) => ({
      box: boxOfArea(grid, area),
      anchor: anchorAt(number, boxOfArea(grid, area)),
    })),
  );
  const parts = [
    ...cells.map(({ box, anchor }) => ({ part: pixelsOf(box, scale, picture), anchor })),
    ...outside(grids.map(boxOf), scale, picture).map((part) => ({ part, anchor: null })),
  ];
  const lineHeight =
    lineHeightOf(
      clean.ink,
      parts.map(({ part }) => part),
    ) ?? 0;
  const glyphs: Glyph[] = [];
  const confidence = new Map<string, number>();
  for (const { part, anchor } of parts) {
    for (const run of textRunsIn(clean.ink, part, lineHeight)) {
      const recognised = await recognise(runtime, clean.picture, run, part, lineHeight);
      if (anchor !== null) {
        confidence.set(anchor, Math.min(confidence.get(anchor) ?? 1, recognised.confidence));
      }
      glyphs.push(...glyphsOf(recognised.text, run, scale, lineHeight));
    }
  }
  const height = picture.height / scale;
  return {
    page: {
      number,
      height,
      glyphs,
      rules: grids.flatMap((grid) => grid.rules),
      pictures: 1,
      unmapped: 0,
      aslant: '',
    },
    confidence,
  };
}

/** Ink in which nothing was recognised: a cell that contains it is not blank. */
const UNREADABLE = '\ufffd';
const LATIN = /[\x20-\x7e]/;

/** The characters of a run, spread over its width: Latin ones are half as wide as Chinese ones. */
function glyphsOf(text: string, run: PixelBox, scale: number, lineHeight: number): Glyph[] {
  const characters = [...(text.trim() === '' ? UNREADABLE : text)];
  const widths = characters.map((character) => (LATIN.test(character) ? 0.5 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const xAfter = (width: number) => (run.left + ((run.right - run.left) * width) / total) / scale;
  const [y0, y1] = [run.top / scale, run.bottom / scale];
  const size = Math.max(y1 - y0, lineHeight / scale);
  let before = 0;
  return characters.map((character, at): Glyph => {
    const x0 = xAfter(before);
    before += widths[at] ?? 0;
    return { text: character, box: { x0, x1: xAfter(before), y0, y1 }, baseline: y1, size };
  });
}

function pixelsOf({ x0, y0, x1, y1 }: Box, scale: number, { width, height }: GreyPicture): PixelBox {
  return {
    left: Math.max(0, Math.round(x0 * scale)),
    top: Math.max(0, Math.round(y0 * scale)),
    right: Math.min(width, Math.round(x1 * scale)),
    bottom: Math.min(height, Math.round(y1 * scale)),
  };
}

/** Strokes of large characters can touch one another like lines of a table, but no line crosses them all. */
function isTable(grid: Grid): boolean {
  const { x0, x1 } = boxOf(grid);
  const isWhole = grid.rules.some(
    (rule) => rule.axis === 'horizontal' && rule.to - rule.from >= WHOLE_LINE * (x1 - x0),
  );
  return isWhole && x1 - x0 >= NARROWEST_TABLE;
}

/** The parts of a page above, between and below its tables. */
function outside(tables: readonly Box[], scale: number, picture: GreyPicture): PixelBox[] {
  const parts: PixelBox[] = [];
  let top = 0;
  for (const table of tables.toSorted((a, b) => a.y0 - b.y0)) {
    const { top: first, bottom } = pixelsOf(table, scale, picture);
    if (first > top) parts.push({ left: 0, top, right: picture.width, bottom: first });
    top = Math.max(top, bottom);
  }
  return [...parts, { left: 0, top, right: picture.width, bottom: picture.height }];
}

/** The same page with paper where the lines of its tables were. */
function withoutRules(
  picture: GreyPicture,
  ink: Ink,
  runs: readonly InkRun[],
  grids: readonly Grid[],
  scale: number,
): { readonly picture: GreyPicture; readonly ink: Ink } {
  const data = picture.data.slice();
  const inkData = ink.data.slice();
  const { width, height } = picture;
  for (const run of runs) {
    if (!grids.some((grid) => isOnGrid(run, grid, scale))) continue;
    for (let beside = -RULE_BLUR; beside <= RULE_BLUR; beside += 1) {
      for (let along = run.from; along < run.to; along += 1) {
        const [x, y] = run.axis === 'horizontal' ? [along, run.at + beside] : [run.at + beside, along];
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const at = y * width + x;
        inkData[at] = 0;
        data[at] = Math.max(data[at] ?? 0, ink.paper[at] ?? 255);
      }
    }
  }
  return { picture: { width, height, data }, ink: { ...ink, data: inkData } };
}

function isOnGrid(run: InkRun, grid: Grid, scale: number): boolean {
  const { x0, y0, x1, y1 } = boxOf(grid);
  const [lines, start, end] = run.axis === 'horizontal' ? [grid.ys, x0, x1] : [grid.xs, y0, y1];
  const inside = run.from / scale >= start - ON_LINE && run.to / scale <= end + ON_LINE;
  return inside && lines.some((line) => Math.abs(line - run.at / scale) <= ON_LINE);
}
