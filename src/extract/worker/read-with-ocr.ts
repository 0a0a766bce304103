import type { Problem } from '../../domain/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';
import type { Readers } from './readers.ts';

/**
 * Reads documents of one report again with text recognition, if one of them turned out to be a picture.
 * @param read the result of reading them without it; it is returned where recognition gives no report, or fails: then with the reason.
 */
export async function readRecognised(
  documents: readonly DocumentToRead[],
  context: SourceContext,
  read: readonly DocumentRead[],
  recognising: Pick<Readers, 'read' | 'reasonOf'>,
): Promise<readonly DocumentRead[]> {
  if (!read.some(({ needsRecognition }) => needsRecognition)) return read;
  try {
    const recognised = await recognising.read(documents, context);
    return hasReport(read) && !hasReport(recognised) ? read : recognised;
  } catch (error) {
    return withReason(read, recognising.reasonOf(error));
  }
}

function hasReport(read: readonly DocumentRead[]): boolean {
  return read.some(({ reports }) => reports.some(({ isReport }) => isReport));
}

/** Reported at each picture, and at the page if one is part of its report. */
function withReason(read: readonly DocumentRead[], reason: Problem): DocumentRead[] {
  const isInReport = read.some(({ needsRecognition, reports }) => needsRecognition && reports.length === 0);
  return read.map((document, at) => {
    if (!document.needsRecognition && !(at === 0 && isInReport)) return document;
    const reports = document.reports.map((report) => ({ ...report, problems: [reason, ...report.problems] }));
    return { ...document, reports };
  });
}
