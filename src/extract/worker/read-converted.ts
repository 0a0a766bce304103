import { type Problem, problem, type ReadReason } from '../../domain/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { DocumentToRead } from '../opened-document.ts';

/**
 * Converts each DOC that could not be read to DOCX and reads that. The report says so, so that nobody mistakes
 * its figures for the reader's own.
 * @param read the result of reading the documents themselves; it is returned where there is nothing to convert, or where that
 *   gave no report either.
 */
export async function readConverted(
  documents: readonly DocumentToRead[],
  read: readonly DocumentRead[],
  convert: (bytes: Uint8Array) => Promise<Uint8Array | null>,
  readAgain: (documents: readonly DocumentToRead[]) => Promise<readonly DocumentRead[]>,
): Promise<readonly DocumentRead[]> {
  const reasons = read.map(reasonToConvert);
  const mended = await Promise.all(
    documents.map(async (document, index) => {
      const bytes = reasons[index] === null ? null : await convert(document.bytes);
      return bytes === null ? document : { ...document, bytes };
    }),
  );
  const isMended = mended.map((document, index) => document !== documents[index]);
  if (!isMended.includes(true)) return read;
  const again = await readAgain(mended);
  if (!again.some(({ reports }) => reports.some((report) => report.isReport))) return read;
  const notes = reasons.flatMap((reason, index) =>
    reason !== null && isMended[index] === true ? [problem('read_by_office', { reason })] : [],
  );
  return again.map(({ format, reports, needsRecognition }, index) => {
    const read = isMended[index] === true ? 'doc' : format;
    // The content of a converted attachment may be in the report of its page, the first.
    const added = isMended[index] === true || index === 0 ? notes : [];
    return {
      format: read,
      needsRecognition,
      reports: reports.map((report) => ({
        ...report,
        format: isMended[index] === true ? read : report.format,
        problems: report.isReport ? [...added, ...report.problems] : report.problems,
      })),
    };
  });
}

function reasonToConvert({ format, reports }: DocumentRead): ReadReason | null {
  const reason = reports[0]?.problems[0];
  return format === 'doc' && reason !== undefined && isMendable(reason)
    ? { code: reason.code, facts: reason.facts }
    : null;
}

/** Whether another program may help; of a file that was cut off it would silently read a part. */
function isMendable(reason: Problem): reason is Problem<'damaged' | 'word_too_old'> {
  return reason.code === 'damaged' || reason.code === 'word_too_old';
}
