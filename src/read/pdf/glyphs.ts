import type { Glyph } from '../layout/index.ts';
import type { Pdfium } from './pdfium.ts';
import { mainQuarter, type Quarter, quarterOf, type Sheet, type Turn, turnedBox, turnOf } from './turn.ts';

/** Text render mode that draws nothing: a scanner's OCR puts such text behind the picture (ISO 32000-1, 9.3.6). */
const INVISIBLE = 3;
/** The same character this close, as a fraction of its size, is drawn twice to look bold. */
const SAME_PLACE = 0.12;
/** Height above and depth below the baseline of a Chinese character, as a fraction of its size. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Height of a character, as a fraction of its size, that no font exceeds. */
const MOST_LOOSE = 4;
/** A character that the font does not name: it must not become a digit. */
const UNKNOWN = '\ufffd';

interface RawGlyph {
  readonly text: string;
  /** In the file's coordinates. */
  readonly box: Sheet;
  readonly origin: readonly [number, number];
  readonly angle: number;
  readonly size: number;
}

export interface PageText {
  readonly glyphs: readonly Glyph[];
  readonly turn: Turn;
  readonly quarter: Quarter;
  readonly unmapped: number;
  readonly aslant: string;
}

/** The visible characters of the page, held upright. Slanted text is a watermark, and kept separate. */
export function textOf(pdfium: Pdfium, page: number, sheet: Sheet): PageText {
  const raw = rawGlyphs(pdfium, page);
  const quarter = mainQuarter(raw.map((glyph) => glyph.angle));
  const turn = turnOf(quarter, sheet);
  const inSheet = ({ box }: RawGlyph) =>
    box.right > sheet.left && box.left < sheet.right && box.top > sheet.bottom && box.bottom < sheet.top;
  const onSheet = raw.filter(inSheet);
  const upright = onSheet.filter((glyph) => quarterOf(glyph.angle) !== null);
  const glyphs = upright.map(({ text, box, origin, size }): Glyph => {
    const [, baseline] = turn(...origin);
    const { x0, x1 } = turnedBox(turn, box);
    // Fonts claim two and three times the height that their characters take.
    return {
      text,
      box: { x0, x1, y0: baseline - ASCENT * size, y1: baseline + DESCENT * size },
      baseline,
      size,
    };
  });
  return {
    glyphs: withoutDoubles(glyphs),
    turn,
    quarter,
    unmapped: upright.filter((glyph) => glyph.text === UNKNOWN).length,
    aslant: onSheet
      .filter((glyph) => quarterOf(glyph.angle) === null)
      .map((glyph) => glyph.text)
      .join(''),
  };
}

function rawGlyphs(pdfium: Pdfium, page: number): RawGlyph[] {
  const { api, raw } = pdfium;
  const textPage = api.FPDFText_LoadPage(page);
  try {
    const glyphs: RawGlyph[] = [];
    const styles = new Map<number, Style>();
    const count = api.FPDFText_CountChars(textPage);
    for (let at = 0; at < count; at += 1) {
      const object = raw.FPDFText_GetTextObject(textPage, at);
      let style = styles.get(object);
      if (style === undefined) {
        style = styleOf(pdfium, textPage, at, object);
        styles.set(object, style);
      }
      const glyph = style.isVisible ? rawGlyph(pdfium, textPage, at, style) : null;
      if (glyph !== null) glyphs.push(glyph);
    }
    return glyphs;
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

/** Properties that the characters of one text object share. */
interface Style {
  readonly isVisible: boolean;
  readonly angle: number;
  readonly size: number;
}

/** Characters without a text object are spaces and line ends that PDFium adds. */
function styleOf({ raw, scratch, float }: Pdfium, textPage: number, at: number, object: number): Style {
  if (object === 0) return { isVisible: false, angle: 0, size: 0 };
  const fontSize = raw.FPDFText_GetFontSize(textPage, at);
  // FS_MATRIX: a, b, c, d, e, f; c and d are where one unit upwards leads.
  const scale = raw.FPDFText_GetMatrix(textPage, at, scratch) ? Math.hypot(float(8), float(12)) : 1;
  return {
    isVisible: raw.FPDFTextObj_GetTextRenderMode(object) !== INVISIBLE,
    angle: raw.FPDFText_GetCharAngle(textPage, at),
    size: fontSize * scale,
  };
}

/** Null for spaces. */
function rawGlyph(pdfium: Pdfium, textPage: number, at: number, style: Style): RawGlyph | null {
  const { raw, scratch } = pdfium;
  const code = raw.FPDFText_GetUnicode(textPage, at);
  const isUnmapped = isMeaningless(code) || raw.FPDFText_HasUnicodeMapError(textPage, at) === 1;
  const text = isUnmapped ? UNKNOWN : String.fromCodePoint(code);
  if (/\s/u.test(text)) return null;
  const { size, angle } = style;
  const loose = looseBox(pdfium, textPage, at);
  // PDFium forgets the scale of the text where it is set in columns: the box is many times too large.
  const isSetInColumns = loose !== null && loose.top - loose.bottom > MOST_LOOSE * size;
  const box = isSetInColumns ? tightBox(pdfium, textPage, at) : loose;
  if (box === null || !raw.FPDFText_GetCharOrigin(textPage, at, scratch, scratch + 8)) return null;
  const origin = isSetInColumns
    ? ([box.left, box.bottom] as const)
    : ([pdfium.double(0), pdfium.double(8)] as const);
  return { text, box, origin, angle, size };
}

/** Extent of the character in its line. */
function looseBox({ raw, scratch, float }: Pdfium, textPage: number, at: number): Sheet | null {
  // FS_RECTF: left, top, right, bottom.
  if (!raw.FPDFText_GetLooseCharBox(textPage, at, scratch)) return null;
  return { left: float(0), top: float(4), right: float(8), bottom: float(12) };
}

/** Ink of the character. */
function tightBox({ api, scratch, double }: Pdfium, textPage: number, at: number): Sheet | null {
  if (!api.FPDFText_GetCharBox(textPage, at, scratch, scratch + 8, scratch + 16, scratch + 24)) return null;
  return { left: double(0), right: double(8), bottom: double(16), top: double(24) };
}

/** No character, or one of a private use area, which means what its font says. */
function isMeaningless(code: number): boolean {
  return (
    code === 0 || code > 0x10ffff || code === 0xfffe || code === 0xffff || (code >= 0xe000 && code <= 0xf8ff)
  );
}

function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  const byText = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const known = byText.get(glyph.text) ?? [];
    const near = glyph.size * SAME_PLACE;
    const isDouble = known.some(
      (other) =>
        Math.abs(other.box.x0 - glyph.box.x0) < near && Math.abs(other.baseline - glyph.baseline) < near,
    );
    if (isDouble) continue;
    kept.push(glyph);
    known.push(glyph);
    byText.set(glyph.text, known);
  }
  return kept;
}
