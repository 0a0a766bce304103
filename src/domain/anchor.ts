/** A place in one of the documents of a report. */
export interface Anchor {
  /** Number of the document, counted from 0, which is the one that the report is found at. */
  readonly document: number;
  /** Where in it, in the terms of its reader: a CSS path, a page with its box, a paragraph; null for the whole of it. */
  readonly place: string | null;
}
