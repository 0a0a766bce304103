/** Objects of a PDF by their numbers, from 1; the first is the catalogue. */
type Objects = readonly string[];

/** A PDF written by hand; `trailer` may add entries. */
export function pdfOf(objects: Objects, trailer = ''): Uint8Array {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(body);
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export interface PageOptions {
  readonly font?: string;
  /** Entries of the page, such as `/Rotate 90`. */
  readonly entries?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Pages of these drawing instructions (ISO 32000-1, annex A); the font is `/F`, Helvetica. */
export function drawnPages(pages: readonly string[], options: PageOptions = {}): Uint8Array {
  const { font = HELVETICA, entries = '', width = 400, height = 400 } = options;
  const first = 4;
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${entries} ` +
        `/Resources << /Font << /F 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]);
}

/** Text at a place, in points from the lower left corner. */
export function text(x: number, y: number, shown: string, size = 10): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${shown}) Tj ET\n`;
}

/** A grid of ruled lines. */
export function rules(xs: readonly number[], ys: readonly number[]): string {
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  return [
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S\n`),
    ...xs.map((x) => `${x} ${low} m ${x} ${high} l S\n`),
  ].join('');
}
