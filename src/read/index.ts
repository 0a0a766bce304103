import { decodeText, type Problem, problem, type ReadProblemCode } from '../domain/index.ts';
import { readBundle } from './bundle.ts';
import { readDoc } from './doc/index.ts';
import type { Document, DocumentWithNotes } from './document.ts';
import { readDocx } from './docx/index.ts';
import { type Format, formatOf } from './format.ts';
import { readWebPage } from './html/index.ts';
import { readMht } from './mht.ts';
import { type PictureReader, readPictureFile } from './ocr/index.ts';
import { readOds, readOdt } from './odf/index.ts';
import { streamsOf } from './ole.ts';
import { readPdf } from './pdf/index.ts';
import { filesInRar } from './rar.ts';
import { readRtf } from './rtf/index.ts';
import { readText } from './text.ts';
import { Unreadable } from './unreadable.ts';
import { filesIn } from './zip.ts';

type ReadResult =
  | {
      readonly format: Format;
      readonly document: Document;
      readonly notes: readonly Problem<ReadProblemCode>[];
    }
  | { readonly format: Format; readonly document: null; readonly problem: Problem<ReadProblemCode> };

/**
 * Reads bytes with the reader of their format, or says why there is no document.
 * @param pictures recognises text in pictures; null where that is not wanted, or not installed.
 */
export async function readDocument(
  bytes: Uint8Array,
  contentType: string | null,
  pictures: PictureReader | null = null,
): Promise<ReadResult> {
  let format: Format = 'unknown';
  try {
    if (bytes.length === 0) throw new Unreadable('empty_document', { size_bytes: 0 });
    format = formatOf(bytes);
    const { document, notes } = await read(format, bytes, contentType, 0, pictures);
    return { format, document, notes };
  } catch (error) {
    return { format, document: null, problem: reasonOf(error) };
  }
}

async function read(
  format: Format,
  bytes: Uint8Array,
  contentType: string | null,
  depth: number,
  pictures: PictureReader | null,
): Promise<DocumentWithNotes> {
  const alone = (document: Document): DocumentWithNotes => ({ document, notes: [] });
  const readMember = async (member: Uint8Array, memberDepth: number): Promise<DocumentWithNotes | null> => {
    const memberFormat = formatOf(member);
    return memberFormat === 'unknown' ? null : read(memberFormat, member, null, memberDepth, pictures);
  };
  switch (format) {
    case 'html':
      return alone(readWebPage(decodeText(bytes, contentType).text));
    case 'text':
      return alone(readText(decodeText(bytes, contentType).text));
    case 'mht':
      return alone(readMht(bytes));
    case 'rtf':
      return alone(readRtf(bytes));
    case 'doc':
      return alone(readDoc(bytes));
    case 'docx':
      return alone(readDocx(bytes));
    case 'odt':
      return alone(readOdt(bytes));
    case 'ods':
      return alone(readOds(bytes));
    case 'xls':
    case 'xlsx':
      // Loaded here, because the library takes a third of a second, and most starts of the program do not need it.
      return alone((await import('./spreadsheet.ts')).readSpreadsheet(bytes));
    case 'pdf':
      return readPdf(bytes, pictures);
    case 'zip':
      return readBundle(bytes, filesIn, depth, readMember);
    case 'rar':
      return readBundle(bytes, filesInRar, depth, readMember);
    case 'picture':
      return readPictureFile(bytes, pictures);
    case 'ole':
      // Office wraps a document that has a password ([MS-OFFCRYPTO] 2.3.1).
      throw new Unreadable(streamsOf(bytes).has('EncryptedPackage') ? 'encrypted' : 'format_unsupported', {
        format,
      });
    case 'ofd':
      throw new Unreadable('ofd_unsupported', {});
    case 'odf':
    case 'unknown':
      throw new Unreadable('format_unsupported', { format });
  }
}

/** @throws errors that are not the document's fault. */
function reasonOf(error: unknown): Problem<ReadProblemCode> {
  if (error instanceof Unreadable) return problem(error.code, error.facts);
  if (error instanceof RangeError && /call stack/i.test(error.message)) return problem('too_deep');
  throw error;
}

export type { Block, Document, Paragraph, Recognised, Table } from './document.ts';
export { installOcr, type OcrComponent, type OcrState, ocrFault, ocrIn, PictureReader } from './ocr/index.ts';
export type { Format };
