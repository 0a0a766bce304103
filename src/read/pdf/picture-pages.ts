import { type Problem, problem } from '../../domain/index.ts';
import type { PrintedPage } from '../layout/index.ts';
import { type GreyPicture, PIXELS_PER_POINT, type PictureReader, type RecognisedPage } from '../ocr/index.ts';
import { Unreadable } from '../unreadable.ts';
import type { Pdfium } from './pdfium.ts';

/** A report that is scanned has fewer pages; of a longer one only these are recognised. */
const MOST_PAGES = 30;
/** A2 at 200 dpi. */
const MAX_PIXELS = 16e6;
/** FPDFBitmap_Gray and FPDF_GRAYSCALE with FPDF_ANNOT (fpdfview.h): stamps are annotations. */
const GREY_BITMAP = 1;
const RENDER_FLAGS = 0x08 | 0x01;
const WHITE = 0xffffffff;

/** A page that shows nothing but pictures. */
export function isPicture({ glyphs, pictures }: PrintedPage): boolean {
  return glyphs.length === 0 && pictures > 0;
}

export interface RecognisedPages {
  /** All pages, those that are pictures as they were recognised. */
  readonly pages: readonly PrintedPage[];
  readonly recognised: readonly RecognisedPage[];
  readonly notes: readonly Problem<'ocr_read'>[];
}

/** Replaces pages that are pictures by what is recognised in them. */
export async function recognisePages(
  library: Pdfium,
  bytes: Uint8Array,
  pages: readonly PrintedPage[],
  reader: PictureReader,
): Promise<RecognisedPages> {
  const numbers = pages
    .filter(isPicture)
    .slice(0, MOST_PAGES)
    .map((page) => page.number);
  const recognised: RecognisedPage[] = [];
  // One page is drawn at a time: its picture takes more memory than the rest of the document.
  for (const number of numbers) {
    for (const picture of drawn(library, bytes, number)) {
      recognised.push(await reader.readPage(picture, number));
    }
  }
  return {
    pages: pages.map((page) => recognised.find((own) => own.page.number === page.number)?.page ?? page),
    recognised,
    notes: numbers.map((number) => problem('ocr_read', {}, `page ${number}`)),
  };
}

function drawn(library: Pdfium, bytes: Uint8Array, wanted: number): GreyPicture[] {
  const pictures: GreyPicture[] = [];
  library.eachPage(bytes, (page, number) => {
    if (number === wanted) pictures.push(greyPicture(library, page));
  });
  return pictures;
}

function greyPicture({ api }: Pdfium, page: number): GreyPicture {
  const width = Math.round(api.FPDF_GetPageWidthF(page) * PIXELS_PER_POINT);
  const height = Math.round(api.FPDF_GetPageHeightF(page) * PIXELS_PER_POINT);
  if (width * height > MAX_PIXELS)
    throw new Unreadable('too_large_inside', { width_px: width, height_px: height });
  const bitmap = api.FPDFBitmap_CreateEx(width, height, GREY_BITMAP, 0, 0);
  if (bitmap === 0) throw new Unreadable('reader_memory_limit', {});
  try {
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_FLAGS);
    const stride = api.FPDFBitmap_GetStride(bitmap);
    const start = api.FPDFBitmap_GetBuffer(bitmap);
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const row = start + y * stride;
      data.set(api.pdfium.HEAPU8.subarray(row, row + width), y * width);
    }
    return { width, height, data };
  } finally {
    api.FPDFBitmap_Destroy(bitmap);
  }
}
