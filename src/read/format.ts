import { byteCharacters, decodeAs, utf16Of } from '../domain/index.ts';
import { DOCX_BODY } from './docx/index.ts';
import { streamsOf } from './ole.ts';
import { filesIn, namesIn } from './zip.ts';

/** Formats that are distinguished; `ofd`, `odf` (of drawings and the like), `ole` and `unknown` have no reader. */
export type Format =
  | 'html'
  | 'text'
  | 'mht'
  | 'rtf'
  | 'doc'
  | 'docx'
  | 'xls'
  | 'xlsx'
  | 'pdf'
  | 'zip'
  | 'rar'
  | 'ofd'
  | 'odt'
  | 'ods'
  | 'odf'
  | 'ole'
  | 'picture'
  | 'unknown';

type Signature = readonly [Format, string];

/** First bytes, one character per byte. */
const SIGNATURES: readonly Signature[] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['ole', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
  ['rtf', '{\\rtf'],
  // Word 2 and Word for DOS: before compound files.
  ['doc', '\u00db\u00a5-\u0000'],
  ['doc', '1\u00be\u0000\u0000'],
  ['rar', 'Rar!'],
  ['picture', '\u0089PNG'],
  ['picture', '\u00ff\u00d8\u00ff'],
  ['picture', 'GIF8'],
  ['picture', 'BM'],
  ['picture', 'II*\u0000'],
  ['picture', 'MM\u0000*'],
];

const MARKUP = /<(?:!doctype|html|head|meta|body|table|div|p|span|br)\b/i;
/** RFC 2557: the header of a page that was saved with its pictures. */
const MHT = /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*content-type:\s*multipart\/(?:related|alternative)/i;
/** A PDF may have other bytes before its mark (Adobe's note 13 on ISO 32000-1, 7.5.2). */
const PDF_MARK_WITHIN = 1024;
/** The format is visible in the first bytes; markup may follow a long comment. */
const PROBE_BYTES = 4096;

/**
 * Recognises the format by the bytes, because names and Content-Type headers are often wrong.
 * @throws {Unreadable} where a container cannot be opened to see its content.
 */
export function formatOf(bytes: Uint8Array): Format {
  const head = byteCharacters(bytes.subarray(0, PROBE_BYTES));
  const signed = SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0];
  if (signed === 'zip') return formatOfZip(bytes);
  if (signed === 'ole') return formatOfOle(bytes);
  if (signed !== undefined) return signed;
  if (head.slice(0, PDF_MARK_WITHIN).includes('%PDF-')) return 'pdf';
  if (MHT.test(head.trimStart())) return 'mht';
  const wide = utf16Of(bytes);
  if (MARKUP.test(wide === null ? head : decodeAs(wide, bytes.subarray(0, PROBE_BYTES)))) return 'html';
  return head.includes('\0') && wide === null ? 'unknown' : 'text';
}

function formatOfZip(bytes: Uint8Array): Format {
  const names = new Set(namesIn(bytes));
  if ([...names].some((name) => DOCX_BODY.test(name))) return 'docx';
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return 'xlsx';
  if (names.has('OFD.xml')) return 'ofd';
  return names.has('mimetype') && names.has('content.xml') ? formatOfOdf(bytes) : 'zip';
}

/** The file mimetype names the type of a package (OpenDocument 1.3, part 2, 3.3). */
function formatOfOdf(bytes: Uint8Array): Format {
  const type = new TextDecoder().decode(filesIn(bytes, (name) => name === 'mimetype').get('mimetype'));
  if (type.includes('opendocument.text')) return 'odt';
  return type.includes('opendocument.spreadsheet') ? 'ods' : 'odf';
}

function formatOfOle(bytes: Uint8Array): Format {
  const streams = streamsOf(bytes);
  if (streams.has('WordDocument')) return 'doc';
  if (streams.has('Workbook') || streams.has('Book')) return 'xls';
  return 'ole';
}
