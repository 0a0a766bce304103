import type { Problem, ReadProblemCode } from '../domain/index.ts';

/**
 * The result of every reader, whatever the format: blocks in reading order.
 * Anchors name a place in the source: a CSS path in HTML, `paragraph 12` in text.
 */
export interface Document<Anchor = string> {
  /** Title in the metadata of the file (HTML title), not a heading of the text. */
  readonly title: string | null;
  /** Meta tags, names in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly blocks: readonly Block<Anchor>[];
  /** Links to files in the text, for pages without a table. */
  readonly attachments: readonly Attachment[];
  /** Pictures of a web page that may show text; other readers refuse documents that are only pictures. */
  readonly pictures?: number;
  /** The parts that were recognised in pictures; a document that needed no recognition has none. */
  readonly recognised?: Recognised | undefined;
}

/** By anchor, the probability (0 to 1) of the least certain character; null where that is not known. */
export type Recognised = ReadonlyMap<string, number | null>;

export type Block<Anchor = string> = Paragraph<Anchor> | Table<Anchor>;

export interface Paragraph<Anchor = string> {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly anchor: Anchor;
}

/** A grid with spans resolved: every cell is in the row where it begins and knows the columns it covers. */
export interface Table<Anchor = string> {
  readonly kind: 'table';
  readonly rows: readonly (readonly TableCell<Anchor>[])[];
  /** Number of grid columns. */
  readonly width: number;
  readonly anchor: Anchor;
}

export interface TableCell<Anchor = string> {
  /** Text with line breaks kept and other white space folded; '' when blank. */
  readonly text: string;
  /** First grid row and column, from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly anchor: Anchor;
}

export interface Attachment {
  readonly href: string;
  readonly text: string;
}

/** A document, and notes about reading it. */
export interface DocumentWithNotes {
  readonly document: Document;
  readonly notes: readonly Problem<ReadProblemCode>[];
}
