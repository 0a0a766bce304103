import type { PrintedPage, Rule } from '../layout/index.ts';
import type { Pdfium } from './pdfium.ts';

/** FPDF_PAGEOBJ_… (fpdf_edit.h). */
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const MOVE_TO = 2;
/** A box has four sides, and perhaps a fifth that closes it. */
const BOX_SEGMENTS = 5;

/** A filled box no thicker than this many points is a rule. */
const THICKEST_RULE = 3;
/** Slant of a line, in points, that is still horizontal or vertical. */
const STRAIGHT = 0.8;
const SHORTEST_RULE = 2;
/** Of 255 in each colour: lighter ones are invisible on paper. */
const INVISIBLE_FROM = 250;
/** Greatest depth of form objects in form objects. */
const DEEPEST_FORM = 8;

/** `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.4). */
type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

/** The rules and pictures that a page draws, in the file's own coordinates. */
export function drawingOf(pdfium: Pdfium, page: number): Pick<PrintedPage, 'rules' | 'pictures'> {
  const drawing = new Drawing(pdfium);
  const { api, raw } = pdfium;
  const count = api.FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at += 1) drawing.add(raw.FPDFPage_GetObject(page, at), [], 0);
  return { rules: drawing.rules, pictures: drawing.pictures };
}

class Drawing {
  readonly rules: Rule[] = [];
  pictures = 0;
  readonly #pdfium: Pdfium;

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
  }

  /** @param outer matrices of the forms around the object, innermost first. */
  add(object: number, outer: readonly Matrix[], depth: number): void {
    const { raw } = this.#pdfium;
    const type = raw.FPDFPageObj_GetType(object);
    if (type === IMAGE) this.pictures += 1;
    else if (type === PATH) this.#addPath(object, outer);
    else if (type === FORM && depth < DEEPEST_FORM) {
      const matrices = [this.#matrixOf(object), ...outer];
      for (let at = 0; at < raw.FPDFFormObj_CountObjects(object); at += 1) {
        this.add(raw.FPDFFormObj_GetObject(object, at), matrices, depth + 1);
      }
    }
  }

  #matrixOf(object: number): Matrix {
    const { raw, scratch } = this.#pdfium;
    if (!raw.FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1, 0, 0];
    const at = (index: number) => this.#pdfium.float(index * 4);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  }

  #addPath(object: number, outer: readonly Matrix[]): void {
    const { raw, scratch } = this.#pdfium;
    if (!raw.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return;
    const isFilled = this.#pdfium.integer(0) !== 0 && this.#isVisible(object, 'fill');
    const isStroked = this.#pdfium.integer(4) !== 0 && this.#isVisible(object, 'stroke');
    if (!isFilled && !isStroked) return;
    if (!isStroked && outer.length === 0 && this.#addBox(object)) return;
    for (const points of this.#subpathsOf(object, [this.#matrixOf(object), ...outer])) {
      if (isFilled) this.#addFilled(points);
      if (isStroked) for (const [at, point] of points.entries()) this.#addLine(points[at - 1], point);
    }
  }

  /** A filled path of one box equals its bounds; most paths of a page are such boxes. */
  #addBox(object: number): boolean {
    const { raw, scratch, float } = this.#pdfium;
    if (raw.FPDFPath_CountSegments(object) > BOX_SEGMENTS) return false;
    const at = scratch + 24;
    // Left, bottom, right, top.
    if (!raw.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return false;
    const [left, low, right, high] = [float(24), float(28), float(32), float(36)];
    this.#addFilled([
      [left, low],
      [right, high],
    ]);
    return true;
  }

  #isVisible(object: number, part: 'fill' | 'stroke'): boolean {
    const { raw, scratch } = this.#pdfium;
    const get = part === 'fill' ? raw.FPDFPageObj_GetFillColor : raw.FPDFPageObj_GetStrokeColor;
    // The scratch memory holds the draw mode, which is still needed, in its first eight bytes.
    const at = scratch + 8;
    if (!get(object, at, at + 4, at + 8, at + 12)) return true;
    const [red, green, blue, opacity] = [8, 12, 16, 20].map((offset) => this.#pdfium.integer(offset));
    return opacity !== 0 && [red, green, blue].some((value) => (value ?? 0) < INVISIBLE_FROM);
  }

  #subpathsOf(object: number, matrices: readonly Matrix[]): Point[][] {
    const { raw, scratch } = this.#pdfium;
    const subpaths: Point[][] = [];
    let current: Point[] = [];
    const count = raw.FPDFPath_CountSegments(object);
    for (let at = 0; at < count; at += 1) {
      const segment = raw.FPDFPath_GetPathSegment(object, at);
      raw.FPDFPathSegment_GetPoint(segment, scratch + 24, scratch + 28);
      const point = matrices.reduce(transformed, [this.#pdfium.float(24), this.#pdfium.float(28)]);
      if (raw.FPDFPathSegment_GetType(segment) === MOVE_TO) {
        current = [];
        subpaths.push(current);
      }
      current.push(point);
      const [first] = current;
      if (first !== undefined && raw.FPDFPathSegment_GetClose(segment)) current.push(first);
    }
    return subpaths;
  }

  #addFilled(points: readonly Point[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const isFlat = high - low <= THICKEST_RULE && right - left >= SHORTEST_RULE;
    const isUpright = right - left <= THICKEST_RULE && high - low >= SHORTEST_RULE;
    // A dot is both; a row of dots makes a line of either direction.
    if (isFlat) this.rules.push({ axis: 'horizontal', at: (low + high) / 2, from: left, to: right });
    if (isUpright) this.rules.push({ axis: 'vertical', at: (left + right) / 2, from: low, to: high });
  }

  #addLine(start: Point | undefined, end: Point): void {
    if (start === undefined) return;
    const [x0, y0] = start;
    const [x1, y1] = end;
    if (Math.abs(y1 - y0) <= STRAIGHT && Math.abs(x1 - x0) >= SHORTEST_RULE) {
      this.rules.push({
        axis: 'horizontal',
        at: (y0 + y1) / 2,
        from: Math.min(x0, x1),
        to: Math.max(x0, x1),
      });
    } else if (Math.abs(x1 - x0) <= STRAIGHT && Math.abs(y1 - y0) >= SHORTEST_RULE) {
      this.rules.push({ axis: 'vertical', at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    }
  }
}

function transformed([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}
