import type { OpenedDocument } from '../opened-document.ts';
import { type PlacedDocument, placed, together } from '../placed-document.ts';

/** Documents of a report that are read as one. */
export interface Part {
  /** Their numbers, in their order. */
  readonly documents: readonly number[];
  /** Its anchors say in which of the documents they are. */
  readonly document: PlacedDocument;
}

/** The page followed by its further pages; null where the page could not be opened. */
export function pageOf(documents: readonly OpenedDocument[]): Part | null {
  const numbers = numbersOf(documents, ({ role }) => role !== 'attachment');
  return numbers[0] === 0 ? partOf(numbers, documents) : null;
}

/** Each attachment that could be opened; those that are pictures are the pages of one. */
export function attachmentsOf(documents: readonly OpenedDocument[]): Part[] {
  const pictures = numbersOf(documents, isPicture);
  const numbers = numbersOf(documents, (document) => document.role === 'attachment' && !isPicture(document));
  return [...numbers.map((number) => [number]), pictures].flatMap((group) => partOf(group, documents) ?? []);
}

function isPicture({ role, format }: OpenedDocument): boolean {
  return role === 'attachment' && format === 'picture';
}

function numbersOf(
  documents: readonly OpenedDocument[],
  isWanted: (document: OpenedDocument) => boolean,
): number[] {
  return documents.flatMap((opened, at) => (opened.document !== null && isWanted(opened) ? [at] : []));
}

/** The title, and everything else outside the text, comes from the first. */
function partOf(numbers: readonly number[], opened: readonly OpenedDocument[]): Part | null {
  const documents = numbers.flatMap((number) => {
    const document = opened[number]?.document ?? null;
    return document === null ? [] : [placed(number, document)];
  });
  const [first] = documents;
  if (first === undefined) return null;
  return { documents: numbers, document: { ...first, ...together(documents) } };
}
