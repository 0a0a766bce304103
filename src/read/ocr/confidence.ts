import type { Document } from '../document.ts';
import type { RecognisedPage } from './picture-page.ts';

const PAGE_OF_ANCHOR = /^page (\d+),/;

/** A document with the confidence of everything in it that is on a recognised page. */
export function withConfidence(document: Document, pages: readonly RecognisedPage[]): Document {
  if (pages.length === 0) return document;
  const numbers = new Set(pages.map(({ page }) => page.number));
  const known = new Map(pages.flatMap(({ confidence }) => [...confidence]));
  const anchors = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.anchor] : block.rows.flat().map((cell) => cell.anchor),
  );
  const recognised = anchors
    .filter((anchor) => numbers.has(Number(PAGE_OF_ANCHOR.exec(anchor)?.[1])))
    .map((anchor) => [anchor, known.get(anchor) ?? null] as const);
  return { ...document, recognised: new Map(recognised) };
}
