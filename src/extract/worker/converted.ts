import { type ProblemCode, problem } from '../../domain/index.ts';
import type { ExtractedDocument } from '../extract-document.ts';
import type { ToReader } from './messages.ts';
import type { ConvertToDocx } from './office.ts';

export type DocumentToRead = Omit<Extract<ToReader, { kind: 'document' }>, 'kind'>;
export type ReadWith = (document: DocumentToRead) => Promise<readonly ExtractedDocument[]>;

/** What another program may make good; of a file that was cut off it would read a part and not say so. */
const MENDABLE: ReadonlySet<ProblemCode> = new Set(['damaged', 'word_too_old']);

/**
 * Reads a DOC that could not be read by way of a DOCX. Every report says that it came that way, so that nobody takes its
 * figures for the reader's own.
 * @param reports what reading the DOC itself gave.
 * @returns null where there is nothing to convert, or where that gave no report either.
 */
export async function readConverted(
  document: DocumentToRead,
  reports: readonly ExtractedDocument[],
  read: ReadWith,
  convert: ConvertToDocx | null,
  timeLimit: number,
): Promise<readonly ExtractedDocument[] | null> {
  const [first] = reports;
  const reason = first?.problems[0];
  if (convert === null || first?.format !== 'doc' || reason === undefined || !MENDABLE.has(reason.code))
    return null;
  const bytes = await convert(document.bytes, timeLimit);
  if (bytes === null) return null;
  const converted = await read({ ...document, bytes });
  if (!converted.some((report) => report.isReport)) return null;
  const note = problem('read_by_office', reason.message);
  return converted.map((report) => ({ ...report, format: 'doc', problems: [note, ...report.problems] }));
}
