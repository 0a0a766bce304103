/**
 * Everything that can be wrong with a source, in one list. `means` is the sentence that a reader gets,
 * `action` what they can do. A problem never stops a run: it becomes a row in the dataset.
 */
export const PROBLEMS = {
  // crawl
  page_gone: {
    severity: 'error',
    means: 'The portal answers that this page does not exist.',
    action: 'Look whether the portal moved it; ask the agency.',
  },
  http_error: {
    severity: 'error',
    means: 'The portal answered with an error status.',
    action: 'Run again later.',
  },
  timeout: {
    severity: 'error',
    means: 'The portal did not answer completely in time.',
    action: 'Run again later, or raise politeness.timeout_ms of the portal.',
  },
  list_unreadable: {
    severity: 'error',
    means: 'The interface behind a list answered something that is no list.',
    action: 'Open the list in a browser; the portal may have changed, or want a login.',
  },
  connection_failed: {
    severity: 'error',
    means: 'No connection to the portal came about, or it broke.',
    action: 'Run again later.',
  },
  tls_failed: {
    severity: 'error',
    means: 'The server speaks no TLS, or shows no certificate, that the portal file lets us accept.',
    action:
      'Set tls: legacy in the portal file for an old server, tls: unverified for a certificate that nobody vouches for.',
  },
  incomplete_body: {
    severity: 'error',
    means: 'The answer ended before it was complete; it was not kept.',
    action: 'Run again later.',
  },
  too_large: {
    severity: 'warning',
    means: 'The answer is larger than politeness.max_bytes allows; it was not kept.',
    action: 'Raise politeness.max_bytes of the portal if it is wanted.',
  },
  robots_disallowed: {
    severity: 'note',
    means: 'robots.txt asks crawlers to stay away from this address.',
    action: 'Nothing; the wish is respected.',
  },
  robots_unavailable: {
    severity: 'error',
    means: 'robots.txt could not be read, so nothing was fetched (RFC 9309, 2.3.1.4).',
    action: 'Run again later.',
  },
  foreign_host: {
    severity: 'note',
    means: 'The address leads to a host that the portal file does not name.',
    action: 'Add the host to hosts in the portal file if it belongs to the portal.',
  },
  private_address: {
    severity: 'error',
    means: 'The host resolves to a private address and the portal is not declared local.',
    action: 'Declare the portal local if it is your own.',
  },
  redirect_loop: {
    severity: 'error',
    means: 'The address redirects too many times.',
    action: 'Open it in a browser.',
  },
  login_or_challenge: {
    severity: 'error',
    means: 'The portal refuses crawlers here, or asks for a login or a proof that a person is there.',
    action: 'Open it in a browser; ask the agency.',
  },
  lists_only: {
    severity: 'note',
    means: 'The probe looks at lists only; a crawl would fetch this report.',
    action: 'Put the portal into the registry and crawl it.',
  },
  outside_years: {
    severity: 'note',
    means: 'The run was limited to other report years than the title names.',
    action: 'Run with other --years, or without, to fetch it.',
  },
  limit_reached: {
    severity: 'warning',
    means: 'The address lies beyond the depth or number of pages that a crawl follows.',
    action: 'Name an entry address nearer to the reports.',
  },
  budget_spent: {
    severity: 'warning',
    means: 'The run had used up the budget of the portal file before it came to this address.',
    action: 'Run again: it goes on from there. Or raise the budget of the portal.',
  },
  outside_window: {
    severity: 'warning',
    means: 'The hours in which the portal file allows a crawl were over before it came to this address.',
    action: 'Run again within politeness.window: it goes on from there.',
  },
  lane_paused: {
    severity: 'warning',
    means: 'The server failed or refused so often in a row that it was asked no more in this run.',
    action: 'Run again later: it goes on from there.',
  },
  run_partial: {
    severity: 'error',
    means: 'The last crawl of the portal ended before everything was visited.',
    action: 'Run again: it goes on from there.',
  },
  needs_browser: {
    severity: 'error',
    means: 'The page is nothing without its scripts, and no browser showed it.',
    action: 'Install the browser (nianbao doctor says how) and run again.',
  },
  no_report_found: {
    severity: 'error',
    means: 'No link to a yearly report was found from the entry address.',
    action: 'Open the entry address; the portal may have moved or need another family.',
  },
  expectation_missed: {
    severity: 'error',
    means: 'The crawl found less than the portal file expects.',
    action: 'Compare the lists with the portal; a list may have broken.',
  },
  // extract
  capture_missing: {
    severity: 'error',
    means: 'The archive does not hold the bytes that its index names.',
    action: 'Crawl again.',
  },
  format_unsupported: {
    severity: 'error',
    means: 'No reader for this format.',
    action: 'Read the document by hand.',
  },
  encrypted: {
    severity: 'error',
    means: 'The document is encrypted or asks for a password.',
    action: 'Ask the agency for a copy without a password.',
  },
  truncated: {
    severity: 'error',
    means: 'The document ends before it is complete; nothing of it was read.',
    action: 'Fetch it again; if it stays so, ask the agency.',
  },
  damaged: {
    severity: 'error',
    means: 'The document does not keep to its format and could not be opened.',
    action: 'Open it in an office program and save it anew; then read that file by hand.',
  },
  too_large_inside: {
    severity: 'error',
    means: 'The document would unpack to more than any report holds; it was not read.',
    action: 'Look what it is before you open it.',
  },
  too_large_to_read: {
    severity: 'error',
    means: 'The document is larger than any report; it was not read.',
    action: 'Look what it is before you open it.',
  },
  too_deep: {
    severity: 'error',
    means: 'The document is nested deeper than any report; it was not read.',
    action: 'Look what it is before you open it.',
  },
  entities_refused: {
    severity: 'error',
    means: 'The document declares XML entities of its own, which can unfold without end; it was not read.',
    action: 'Look what it is before you open it.',
  },
  needs_ocr: {
    severity: 'error',
    means: 'The document is a picture of text; no text recognition is installed.',
    action:
      'Run nianbao doctor --install ocr and extract again, or read the figures by hand from the source.',
  },
  page_is_picture: {
    severity: 'warning',
    means: 'A page of the document is a picture; what it shows was not read.',
    action: 'Open the source at this page.',
  },
  text_aslant: {
    severity: 'note',
    means: 'Text that runs aslant, as watermarks do, was not read with the rest.',
    action: 'Look at the page if it is more than a watermark.',
  },
  ocr_read: {
    severity: 'warning',
    means:
      'This was recognised in a picture: words may be misread; values are kept only where sums confirm them.',
    action: 'Look at the source before you print anything of it.',
  },
  ocr_rejected: {
    severity: 'error',
    means:
      'Values that were recognised in a picture are not confirmed by sums; they are kept only as raw text.',
    action: 'Compare the raw texts with the source; enter what is right in data/registry/corrections.csv.',
  },
  no_unicode_map: {
    severity: 'error',
    means: 'The fonts of the document do not say which characters they draw, so its figures cannot be read.',
    action: 'Read the figures by hand from the source.',
  },
  ofd_unsupported: {
    severity: 'error',
    means: 'The document is an OFD (GB/T 33190), which is not read.',
    action: 'Open it in an OFD viewer, save it as PDF, and give that file to extract.',
  },
  word_too_old: {
    severity: 'error',
    means: 'The document was written by a Word from before 1997, whose format is not read.',
    action: 'Install LibreOffice, which reads it, and extract again; or save it as DOCX and read that file.',
  },
  login_page: {
    severity: 'error',
    means: 'Instead of the document the portal gave a page that asks for a login.',
    action: 'Open the address in a browser.',
  },
  reader_time_limit: {
    severity: 'error',
    means: 'Reading the document took longer than is allowed; it was given up.',
    action: 'Read it by hand.',
  },
  reader_memory_limit: {
    severity: 'error',
    means: 'Reading the document took more memory than is allowed; it was given up.',
    action: 'Read it by hand.',
  },
  other_documents_inside: {
    severity: 'note',
    means: 'The archive holds further documents; only the one with a form was read.',
    action: 'Look whether one of them is wanted.',
  },
  read_by_office: {
    severity: 'warning',
    means: 'nianbao could not read the document; LibreOffice converted it, and that was read.',
    action: 'Compare the figures with the source.',
  },
  empty_document: {
    severity: 'error',
    means: 'The document holds no text.',
    action: 'Open the source; it may be a picture.',
  },
  attachment_only: {
    severity: 'warning',
    means: 'The page holds no table and points to an attachment.',
    action: 'See the row of the attachment.',
  },
  attachment_unread: {
    severity: 'note',
    means: 'The report was read without this attachment, which could not be read.',
    action: 'Open it if something is missing from the report.',
  },
  formats_disagree: {
    severity: 'warning',
    means:
      'The report is published in several formats that differ in a cell; that of the first place is used.',
    action: 'Open both places; ask the agency which is right.',
  },
  cells_from_other_format: {
    severity: 'warning',
    means: 'Cells that the format with the better checks lacks were taken from the other.',
    action: 'Open both before you print one of them.',
  },
  cells_of_other_format_refused: {
    severity: 'warning',
    means: 'Another format has cells that this one lacks; they were not taken, since sums then fail.',
    action: 'Open both places.',
  },
  not_a_report: {
    severity: 'note',
    means: 'This is not an annual report on open government information.',
    action: 'Nothing, unless it is one.',
  },
  other_organ: {
    severity: 'warning',
    means: 'The report is not an administrative agency’s; it may follow other rules.',
    action: 'Do not compare it with agencies.',
  },
  no_table: {
    severity: 'error',
    means: 'None of the form’s tables was found.',
    action: 'Open the source; the tables may be pictures.',
  },
  narrative_only: {
    severity: 'note',
    means: 'The report is of a year before any form: it is text without tables.',
    action: 'Read its sections.',
  },
  table_missing: {
    severity: 'error',
    means: 'One of the form’s tables was not found.',
    action: 'Open the source at the section of this number.',
  },
  block_missing: {
    severity: 'warning',
    means: 'A part of table 二 was not found.',
    action: 'Open the source at table 二.',
  },
  rows_missing: {
    severity: 'error',
    means: 'A table lacks rows of its form.',
    action: 'Open the source at this table.',
  },
  columns_unknown: {
    severity: 'error',
    means: 'The header of a table could not be told apart, so its values were not placed.',
    action: 'Open the source at this table.',
  },
  row_unknown: {
    severity: 'warning',
    means: 'A row with values carries a label that the form does not have.',
    action: 'Add the label to the template’s aliases if it means one of its rows.',
  },
  text_unread: {
    severity: 'note',
    means: 'The tables hold words that are neither labels of the form nor values of its cells.',
    action: 'Read them in the source; remarks may explain a number.',
  },
  row_of_other_template: {
    severity: 'warning',
    means: 'A row belongs to the form of other years; its values are kept under that form.',
    action: 'Compare with care.',
  },
  row_misaligned: {
    severity: 'error',
    means: 'The number of values in a row does not fit the columns, so none of them was placed.',
    action: 'Open the source at this row.',
  },
  several_reports: {
    severity: 'error',
    means: 'The document prints several reports; only the first was read.',
    action: 'Open the source for the others.',
  },
  cell_repeated: {
    severity: 'error',
    means: 'The same cell occurs twice with different contents; neither was taken.',
    action: 'Open the source at both places.',
  },
  value_not_a_number: {
    severity: 'warning',
    means: 'A cell holds text where a number belongs; its value is null.',
    action: 'Read the raw text.',
  },
  value_blank: {
    severity: 'note',
    means: 'Cells are blank; their value is unknown, not zero.',
    action: 'Nothing.',
  },
  value_implausible: {
    severity: 'warning',
    means: 'The number can hardly be right; it is kept only as raw text.',
    action: 'Open the source at this cell.',
  },
  section_missing: {
    severity: 'note',
    means: 'A section of the report was not found.',
    action: 'Open the source; its heading may be worded otherwise.',
  },
  section_empty: {
    severity: 'note',
    means: 'A section says nothing, or only 无.',
    action: 'Nothing.',
  },
  sections_out_of_order: {
    severity: 'note',
    means: 'The sections stand in another order than the form’s.',
    action: 'Nothing.',
  },
  fees_unexplained: {
    severity: 'note',
    means: 'Table 二 reports fees above zero, and section 六 says nothing of fees.',
    action: 'Ask the agency what was charged.',
  },
  instruction_left_in: {
    severity: 'note',
    means: 'An instruction of the form was left in the report.',
    action: 'Nothing.',
  },
  template_mixed: {
    severity: 'warning',
    means: 'The report mixes tables of different years’ forms.',
    action: 'Compare with care.',
  },
  template_unexpected: {
    severity: 'warning',
    means: 'The report uses the form of other years than its own.',
    action: 'Compare with care.',
  },
  agency_unknown: { severity: 'error', means: 'The agency could not be told.', action: 'Open the source.' },
  year_unknown: {
    severity: 'error',
    means: 'The report year could not be told.',
    action: 'Open the source.',
  },
  identity_conflict: {
    severity: 'warning',
    means: 'The source contradicts itself about its agency, year or date; the strongest evidence was taken.',
    action: 'Compare the evidence columns.',
  },
  extraction_failed: {
    severity: 'error',
    means: 'The reader failed on this document.',
    action: 'Report it with the file.',
  },
  // load
  not_extracted: {
    severity: 'error',
    means: 'The archive holds this document, but it was not read yet.',
    action: 'Run extract, then load again.',
  },
  division_missing: {
    severity: 'error',
    means: 'The agency is known but not its division, so the report is not compared with any other.',
    action: 'Open the source.',
  },
  division_unknown: {
    severity: 'warning',
    means: 'The registry does not name the division of this code.',
    action: 'Add it to data/registry/divisions.csv.',
  },
  report_duplicate: {
    severity: 'warning',
    means: 'Another address holds a report of the same agency and year with other values; this one is used.',
    action: 'Open both and compare.',
  },
  correction_outdated: {
    severity: 'warning',
    means:
      'A correction by hand was not applied: the value that is read is no longer the one that it corrects.',
    action: 'Look at the source again; mend or remove the line in data/registry/corrections.csv.',
  },
  correction_unknown: {
    severity: 'warning',
    means: 'A correction by hand was not applied: there is no such report or cell.',
    action: 'Mend or remove the line in data/registry/corrections.csv.',
  },
} as const satisfies Record<string, { severity: Severity; means: string; action: string }>;

/** `error`: something is missing from the dataset; `warning`: look before you print; `note`: good to know. */
type Severity = 'error' | 'warning' | 'note';

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing wrong, at one place. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What it means, then what was seen here. */
  readonly message: string;
  readonly action: string;
  /** Where in the source, in the terms of the reader; null for the whole of it. */
  readonly anchor: string | null;
}

/** @param seen what was found at this place, in a few words; follows the general sentence. */
export function problem(
  code: ProblemCode,
  seen: string | null = null,
  anchor: string | null = null,
): Problem {
  const { severity, means, action } = PROBLEMS[code];
  return { code, severity, message: seen === null ? means : `${means} ${seen}`, action, anchor };
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}
