import { type Problem, problem } from '../../domain/index.ts';
import type { DocumentWithNotes } from '../document.ts';
import { blocksOf, type PrintedPage } from '../layout/index.ts';
import { type PictureReader, withConfidence } from '../ocr/index.ts';
import { Unreadable } from '../unreadable.ts';
import { drawingOf } from './drawing.ts';
import { textOf } from './glyphs.ts';
import { type Pdfium, pdfium } from './pdfium.ts';
import { isPicture, recognisePages } from './picture-pages.ts';
import { turnedRule } from './turn.ts';

/** A document is not read when more than this fraction of its characters is without a meaning. */
const MOST_UNMAPPED = 0.05;

/**
 * Reads a PDF: tables from drawn rules, or from the alignment of the text where there are none; everything else is
 * paragraphs. Anchors are `page 3, box 76 607 517 649`: points from the left and upper edge of the page held upright.
 * @param reader recognises pages that are pictures; without it they are reported, and not read.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`, `needs_ocr`, `no_unicode_map`.
 */
export async function readPdf(
  bytes: Uint8Array,
  reader: PictureReader | null = null,
): Promise<DocumentWithNotes> {
  const library = await pdfium();
  const printedPages: PrintedPage[] = [];
  library.eachPage(bytes, (page, number) => printedPages.push(printedPage(library, page, number)));
  const { pages, recognised, notes } =
    reader === null || !printedPages.some(isPicture)
      ? { pages: printedPages, recognised: [], notes: [] }
      : await recognisePages(library, bytes, printedPages, reader);
  if (recognised.length > 0 && pages.every(({ glyphs }) => glyphs.length === 0)) {
    throw new Unreadable('empty_document', { pictures: recognised.length });
  }
  refuseIfUnreadable(pages);
  const document = { title: null, meta: new Map(), blocks: blocksOf(pages), attachments: [] };
  const read = new Set(recognised.map(({ page }) => page.number));
  const unread = printedPages.filter((page) => isPicture(page) && !read.has(page.number));
  return {
    document: withConfidence(document, recognised),
    notes: [
      ...notes,
      ...unread.map(({ number }) => problem('page_is_picture', {}, `page ${number}`)),
      ...aslantTexts(printedPages),
    ],
  };
}

function printedPage(library: Pdfium, page: number, number: number): PrintedPage {
  const { api, scratch } = library;
  // FS_RECTF: left, top, right, bottom.
  api.FPDF_GetPageBoundingBox(page, scratch);
  const sheet = {
    left: library.float(0),
    top: library.float(4),
    right: library.float(8),
    bottom: library.float(12),
  };
  const { glyphs, turn, quarter, unmapped, aslant } = textOf(library, page, sheet);
  const { rules, pictures } = drawingOf(library, page);
  const [width, height] = [sheet.right - sheet.left, sheet.top - sheet.bottom];
  return {
    number,
    height: quarter % 2 === 0 ? height : width,
    glyphs,
    rules: rules.map((rule) => turnedRule(turn, rule)),
    pictures,
    unmapped,
    aslant,
  };
}

/** Characters of a watermark that are reported. */
const LONGEST_SEEN = 60;

/** Slanted text, each text once, at the first page that has it. */
function aslantTexts(pages: readonly PrintedPage[]): Problem<'text_aslant'>[] {
  return pages
    .filter(({ aslant }, at) => aslant !== '' && pages.findIndex((page) => page.aslant === aslant) === at)
    .map(({ aslant, number }) =>
      problem('text_aslant', { text: aslant.slice(0, LONGEST_SEEN) }, `page ${number}`),
    );
}

function refuseIfUnreadable(pages: readonly PrintedPage[]): void {
  const sum = (of: (page: PrintedPage) => number) => pages.reduce((total, page) => total + of(page), 0);
  const characters = sum((page) => page.glyphs.length);
  if (characters === 0 && sum((page) => page.pictures) > 0) {
    throw new Unreadable('needs_ocr', { pages: pages.length });
  }
  const unmapped = sum((page) => page.unmapped);
  if (unmapped > characters * MOST_UNMAPPED) {
    throw new Unreadable('no_unicode_map', { unmapped_characters: unmapped, characters });
  }
}
