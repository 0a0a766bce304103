import { type Problem, problem, type ReadProblemCode } from '../domain/index.ts';
import type { Document } from '../read/index.ts';
import { type Format, type PictureReader, readDocument } from '../read/index.ts';

/** Bytes that were fetched from an address, and what they are to the report. */
export interface DocumentToRead {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** A `further_page` continues where the page, or the further page before it, ends. */
  readonly role: 'page' | 'further_page' | 'attachment';
}

export interface OpenedDocument extends Pick<DocumentToRead, 'url' | 'role'> {
  readonly format: Format;
  /** Null where it could not be opened. */
  readonly document: Document | null;
  /** What its reader noted; where there is no document, why. */
  readonly notes: readonly Problem<ReadProblemCode>[];
}

/** @param pictures recognises text in pictures; without it they are refused. */
export async function openDocument(
  { url, role, bytes, contentType }: DocumentToRead,
  pictures: PictureReader | null,
): Promise<OpenedDocument> {
  try {
    const read = await readDocument(bytes, contentType, pictures);
    const notes = read.document === null ? [read.problem] : read.notes;
    return { url, role, format: read.format, document: read.document, notes };
  } catch (error) {
    return { url, role, format: 'unknown', document: null, notes: [failureOf(error)] };
  }
}

/** Whether it shows pictures in which nothing was recognised. */
export function needsRecognition({ notes }: OpenedDocument): boolean {
  return notes.some(({ code }) => code === 'needs_ocr' || code === 'page_is_picture');
}

export function failureOf(error: unknown): Problem<ReadProblemCode> {
  return problem('extraction_failed', { said: error instanceof Error ? error.message : String(error) });
}
