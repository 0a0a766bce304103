import type { ProblemFacts, ReadReason } from '../../domain/index.ts';
import { messageIn, type ProblemTexts } from '../catalogue.ts';
import { READ_TEXTS } from './read.ts';

function reasonText(reason: ReadReason): string {
  return messageIn(READ_TEXTS, reason);
}

type Printed = ProblemFacts['formats_disagree']['there'];

function printed({ raw, document, anchor }: Printed): string {
  return `${JSON.stringify(raw)} in ${document} (${anchor ?? 'no place'})`;
}

function cellsOfOtherFormat({ document, cells, others }: ProblemFacts['cells_from_other_format']): string {
  const names = cells.map(({ cell, value }) => `${cell} = ${value ?? 'not confirmed'}`);
  return `From ${document}: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`;
}

export const DOCUMENT_TEXTS = {
  capture_missing: {
    means: 'The archive does not have the bytes that its index names.',
    action: 'Crawl again.',
    detail: ({ said }) => said,
  },
  too_large_to_read: {
    means: 'The document is larger than any report; it was not read.',
    action: 'Find out what it is before you open it.',
    detail: (facts) => ('size_mib' in facts ? `${facts.size_mib} MiB.` : ''),
  },
  read_by_office: {
    means: 'nianbao could not read the document; LibreOffice converted it, and that was read.',
    action: 'Compare the figures with the source.',
    detail: ({ reason }) => reasonText(reason),
  },
  attachment_only: {
    means: 'The page holds no table and points to an attachment.',
    action: 'See the row of the attachment.',
    detail: ({ url }) => url,
  },
  attachment_unread: {
    means: 'The report was read without this attachment, which could not be read.',
    action: 'Open it if something is missing from the report.',
    detail: ({ reasons }) => reasons.map(reasonText).join(' '),
  },
  formats_disagree: {
    means:
      'The report is published in several formats that differ in a cell; that of the first place is used.',
    action: 'Open both places; ask the agency which is right.',
    detail: ({ cell, here, there }) =>
      `${cell}: ${here === null ? 'no such cell' : printed(here)}; ${printed(there)}.`,
  },
  cells_from_other_format: {
    means: 'Cells that the format with the better checks lacks were taken from the other.',
    action: 'Open both before you print one of them.',
    detail: cellsOfOtherFormat,
  },
  cells_of_other_format_refused: {
    means: 'Another format has cells that this one lacks; they were not taken, since sums then fail.',
    action: 'Open both places.',
    detail: cellsOfOtherFormat,
  },
  portal_not_extracted: {
    means: 'The documents of the portal could not be read; the rows of its last extraction, if any, stay.',
    action: 'Do what the message says, then run extract and load again.',
    detail: ({ portal, failure, said }) => `${portal}: ${failure}: ${said}`,
  },
} satisfies Partial<ProblemTexts>;
