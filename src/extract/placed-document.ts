import type { Anchor } from '../domain/index.ts';
import type { Block, Document, Paragraph, Recognised } from '../read/index.ts';

/** A document of a report, or several that are read as one: anchors say in which of them they are. */
export interface PlacedDocument extends Omit<Document<Anchor>, 'recognised'> {
  /** What was recognised in each of them, by their numbers; of a document that needed no recognition nothing. */
  readonly recognisedIn: RecognisedIn;
}

export type PlacedBlock = Block<Anchor>;
export type RecognisedIn = ReadonlyMap<number, Recognised>;

/** @param number of the document among those of the report, from 0. */
export function placed(number: number, { recognised, ...document }: Document): PlacedDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => placedBlock(number, block)),
    recognisedIn: new Map(recognised === undefined ? [] : [[number, recognised]]),
  };
}

function placedBlock(document: number, block: Block): PlacedBlock {
  if (block.kind === 'paragraph') return new PlacedParagraph(document, block);
  const at = (place: string): Anchor => ({ document, place });
  const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, anchor: at(cell.anchor) })));
  return { ...block, rows, anchor: at(block.anchor) };
}

/** Computed on demand: most anchors of paragraphs are not used, and they take long to compute. */
class PlacedParagraph implements Paragraph<Anchor> {
  readonly kind = 'paragraph';
  readonly text: string;
  readonly #document: number;
  readonly #paragraph: Paragraph;

  constructor(document: number, paragraph: Paragraph) {
    this.text = paragraph.text;
    this.#document = document;
    this.#paragraph = paragraph;
  }

  get anchor(): Anchor {
    return { document: this.#document, place: this.#paragraph.anchor };
  }
}

/** Several documents one after the other. */
export function together(
  documents: readonly PlacedDocument[],
): Pick<PlacedDocument, 'blocks' | 'recognisedIn'> {
  return {
    blocks: documents.flatMap(({ blocks }) => blocks),
    recognisedIn: new Map(documents.flatMap(({ recognisedIn }) => [...recognisedIn])),
  };
}
