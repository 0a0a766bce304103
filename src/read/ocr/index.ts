import { problem } from '../../domain/index.ts';
import type { DocumentWithNotes } from '../document.ts';
import { blocksOf } from '../layout/index.ts';
import { Unreadable } from '../unreadable.ts';
import { withConfidence } from './confidence.ts';
import type { RecognisedPage } from './picture-page.ts';
import type { PictureReader } from './picture-reader.ts';

export { type OcrComponent, type OcrState, ocrIn } from './component.ts';
export { withConfidence } from './confidence.ts';
export type { GreyPicture } from './grey.ts';
export { installOcr } from './install.ts';
export type { RecognisedPage } from './picture-page.ts';
export { PictureReader } from './picture-reader.ts';
export { PIXELS_PER_POINT } from './pictures.ts';
export { ocrFault } from './runtime.ts';

/**
 * Reads a picture file: text and tables as in a PDF, each cell with a confidence.
 * Anchors are `page 1, box 76 607 517 649`: points on an A4 page, from its left and upper edge.
 * @throws {Unreadable} `needs_ocr` without a reader, `damaged`, `too_large_inside`, `empty_document`.
 */
export async function readPictureFile(
  bytes: Uint8Array,
  reader: PictureReader | null,
): Promise<DocumentWithNotes> {
  if (reader === null) throw new Unreadable('needs_ocr', {});
  const pages: RecognisedPage[] = [];
  for await (const picture of reader.pagesOf(bytes)) {
    pages.push(await reader.readPage(picture, pages.length + 1));
  }
  const blocks = blocksOf(pages.map(({ page }) => page));
  if (blocks.length === 0) throw new Unreadable('empty_document', { pictures: pages.length });
  return {
    document: withConfidence({ title: null, meta: new Map(), blocks, attachments: [] }, pages),
    notes: [problem('ocr_read')],
  };
}
