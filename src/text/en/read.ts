import type { ProblemTexts } from '../catalogue.ts';

/** The words of a library or of the system, where there are any. */
function saidIn(facts: { readonly said: string } | Record<string, never>): string {
  return facts['said'] ?? '';
}

function unreadFile({ file, reason }: { readonly file: string; readonly reason: string | null }): string {
  return reason === null ? file : `${file} (${reason})`;
}

export const READ_TEXTS = {
  format_unsupported: {
    means: 'No reader for this format.',
    action: 'Read the document by hand.',
    detail: ({ format }) => `Format: ${format}.`,
  },
  encrypted: {
    means: 'The document is encrypted or asks for a password.',
    action: 'Ask the agency for a copy without a password.',
    detail: (facts) => ('format' in facts ? `Format: ${facts.format}.` : saidIn(facts)),
  },
  truncated: {
    means: 'The document ends before it is complete; nothing of it was read.',
    action: 'Fetch it again; if it stays so, ask the agency.',
    detail: (facts) => {
      if ('cut_part' in facts) return `${facts.cut_part} is cut off.`;
      if ('missing_byte' in facts) return `Byte ${facts.missing_byte} is missing.`;
      if ('open_groups' in facts) return `${facts.open_groups} groups are open at its end.`;
      if ('is_volume' in facts) return 'It is one volume of an archive of several.';
      return saidIn(facts);
    },
  },
  damaged: {
    means: 'The document does not keep to its format and could not be opened.',
    action: 'Open it in an office program and save it anew; then read that file by hand.',
    detail: (facts) => {
      if ('missing_part' in facts) return `Its part ${facts.missing_part} is missing.`;
      if ('broken_part' in facts) return `Its part ${facts.broken_part} contradicts itself.`;
      if ('unopened_page' in facts) return `Page ${facts.unopened_page} of ${facts.pages} cannot be opened.`;
      if ('pdfium_error' in facts) return `PDFium error ${facts.pdfium_error}.`;
      return facts.said;
    },
  },
  too_large_inside: {
    means: 'The document would unpack to more than any report; it was not read.',
    action: 'Find out what it is before you open it.',
    detail: (facts) => {
      if ('most_files' in facts) return `More than ${facts.most_files} files.`;
      if ('most_characters' in facts) return `More than ${facts.most_characters} characters.`;
      if ('most_rows' in facts) return `More than ${facts.most_rows} rows.`;
      if ('file' in facts) return `${facts.file}: ${facts.size_bytes} bytes.`;
      if ('pages' in facts) return `${facts.pages} pages.`;
      if ('width_px' in facts) return `${facts.width_px} × ${facts.height_px} pixels.`;
      return facts.said;
    },
  },
  too_deep: {
    means: 'The document is nested deeper than any report; it was not read.',
    action: 'Find out what it is before you open it.',
    detail: (facts) => ('nested' in facts ? `${facts.levels} ${facts.nested}s nested.` : ''),
  },
  entities_refused: {
    means: 'The document declares its own XML entities, which can expand without end; it was not read.',
    action: 'Find out what it is before you open it.',
  },
  needs_ocr: {
    means: 'The document is a picture of text; no text recognition is installed.',
    action:
      'Run nianbao doctor --install ocr and extract again, or read the figures by hand from the source.',
    detail: (facts) => {
      if ('pictures' in facts) return `${facts.pictures} pictures.`;
      if ('pages' in facts) return `${facts.pages} pages of pictures.`;
      return 'documents' in facts ? `${facts.documents} of its documents.` : '';
    },
  },
  page_is_picture: {
    means: 'A page of the document is a picture; what it shows was not read.',
    action: 'Open the source at this page.',
  },
  text_aslant: {
    means: 'Slanted text, such as a watermark, was not read with the rest.',
    action: 'Look at the page if it is more than a watermark.',
    detail: ({ text }) => `“${text}”`,
  },
  ocr_read: {
    means:
      'This was recognised in a picture: words may be misread; values are kept only where sums confirm them.',
    action: 'Look at the source before you print anything of it.',
  },
  no_unicode_map: {
    means: 'The fonts of the document do not say which characters they draw, so its figures cannot be read.',
    action: 'Read the figures by hand from the source.',
    detail: ({ unmapped_characters: unmapped, characters }) => `${unmapped} of ${characters} characters.`,
  },
  ofd_unsupported: {
    means: 'The document is an OFD (GB/T 33190), which is not read.',
    action: 'Open it in an OFD viewer, save it as PDF, and give that file to extract.',
  },
  word_too_old: {
    means: 'The document was written by a Word from before 1997, whose format is not read.',
    action: 'Install LibreOffice, which reads it, and extract again; or save it as DOCX and read that file.',
  },
  login_page: {
    means: 'Instead of the document the portal sent a page that asks for a login.',
    action: 'Open the address in a browser.',
  },
  reader_time_limit: {
    means: 'Reading the document took longer than is allowed; it was given up.',
    action: 'Read it by hand.',
    detail: ({ limit_s: limit }) => `Limit: ${limit} s.`,
  },
  reader_memory_limit: {
    means: 'Reading the document took more memory than is allowed; it was given up.',
    action: 'Read it by hand.',
    detail: (facts) => ('limit_mib' in facts ? `Limit: ${facts.limit_mib} MiB.` : saidIn(facts)),
  },
  extraction_failed: {
    means: 'The reader failed on this document.',
    action: 'Report it with the file.',
    detail: (facts) =>
      'said' in facts ? facts.said : `The reader crashed, status ${facts.ended}. ${facts.last_line}`,
  },
  other_documents_inside: {
    means: 'The archive contains further documents; only the one with a form was read.',
    action: 'Check whether you want one of them.',
    detail: ({ read, unread }) => `Read: ${read}. Not read: ${unread.map(unreadFile).join('；')}.`,
  },
  empty_document: {
    means: 'The document has no text.',
    action: 'Open the source; it may be a picture.',
    detail: (facts) => {
      if ('size_bytes' in facts) return 'It has no bytes.';
      if ('pictures' in facts) {
        return `No text was recognised in its ${facts.pictures} picture${facts.pictures === 1 ? '' : 's'}.`;
      }
      if ('unread' in facts)
        return `The archive contains ${facts.unread.map(unreadFile).join('；') || 'nothing'}.`;
      return '';
    },
  },
} satisfies Partial<ProblemTexts>;
