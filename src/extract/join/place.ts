import type { Block, Document, Paragraph, Recognised } from '../../read/index.ts';

/** A place in one of several documents that are read together. */
export interface Place {
  /** Number of the document, from 0. */
  readonly document: number;
  readonly anchor: string | null;
}

/** Occurs in no anchor of any reader. */
const SEPARATOR = '\u001f';

/** An anchor that also names its document, so that the blocks of several can be read as those of one. */
export function anchorIn(document: number, anchor: string | null): string {
  return `${document}${SEPARATOR}${anchor ?? ''}`;
}

/** @param own the document of an anchor that names none. */
export function placeOf(anchor: string | null, own: number): Place {
  const at = anchor?.indexOf(SEPARATOR) ?? -1;
  if (anchor === null || at === -1) return { document: own, anchor };
  return { document: Number(anchor.slice(0, at)), anchor: anchor.slice(at + 1) || null };
}

/** A document with anchors that name it. */
export function placed(number: number, document: Document): Document {
  return { ...document, blocks: blocksIn(number, document), recognised: recognisedIn(number, document) };
}

function recognisedIn(number: number, { recognised }: Document): Recognised | undefined {
  if (recognised === undefined) return undefined;
  return new Map([...recognised].map(([anchor, confidence]) => [anchorIn(number, anchor), confidence]));
}

function blocksIn(number: number, { blocks }: Document): Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'paragraph') return new PlacedParagraph(number, block);
    const rows = block.rows.map((row) =>
      row.map((cell) => ({ ...cell, anchor: anchorIn(number, cell.anchor) })),
    );
    return { ...block, rows, anchor: anchorIn(number, block.anchor) };
  });
}

/** Computed on demand: most anchors of paragraphs are not used, and they take long to compute. */
class PlacedParagraph implements Paragraph {
  readonly kind = 'paragraph';
  readonly text: string;
  readonly #document: number;
  readonly #paragraph: Paragraph;

  constructor(document: number, paragraph: Paragraph) {
    this.text = paragraph.text;
    this.#document = document;
    this.#paragraph = paragraph;
  }

  get anchor(): string {
    return anchorIn(this.#document, this.#paragraph.anchor);
  }
}
