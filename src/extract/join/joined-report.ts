import { type NarrativeSection, type Problem, problem } from '../../domain/index.ts';
import { alone, type ExtractedDocument } from '../extracted-document.ts';
import type { FormReader } from '../form-reader.ts';
import {
  type IdentityWithoutTemplate,
  NO_CONTEXT,
  type SameAgency,
  type SourceContext,
} from '../identity/index.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { type PlacedDocument, together } from '../placed-document.ts';
import { reportsOnPage } from '../reports-on-page.ts';
import { compareReadings, type Reading } from './compare-readings.ts';
import { attachmentsOf, type Part, pageOf } from './part.ts';

/** With at least this many cells an attachment contains a part of the form: its smallest table has ten. */
const FEWEST_CELLS = 10;

/** Whether an attachment contains a report or part of one, and not a fragment that looks like a cell of it. */
export function holdsReport(cells: number, sections: number): boolean {
  return cells >= FEWEST_CELLS || sections > 1;
}

/**
 * The one report in a page, its further pages and its attachments: the text of the page, the tables of whichever
 * has them. Anchors say in which document they are (`placeOf`).
 * @returns null where the page is alone, or is no single report.
 */
export function joinedReport(
  documents: readonly OpenedDocument[],
  context: SourceContext,
  forms: FormReader,
): ExtractedDocument | null {
  const [first] = documents;
  const page = pageOf(documents);
  if (first === undefined || page === null) return null;
  const measuresIn = (blocks: PlacedDocument['blocks']) => forms.measuresIn(blocks);
  if (reportsOnPage(page.document, measuresIn).length > 1) return null;
  const ofPage = forms.identify(page.document, context);
  if (ofPage.refused !== null) return null;

  const pagePiece = pieceOf(page, forms);
  const sameAgency = forms.sameAgencyIn(context.portalDivision);
  const attachments = attachmentsOf(documents).flatMap((part) => {
    const isOne = reportsOnPage(part.document, measuresIn).length === 1;
    const { identity, refused } = forms.identify(part.document, NO_CONTEXT);
    if (!isOne || refused !== null || !mayBeOf(ofPage.identity, identity, sameAgency)) return [];
    const piece = pieceOf(part, forms);
    return holdsReport(piece.measures.size, forms.sectionsIn(part.document.blocks).length) ? [piece] : [];
  });
  const scans = documents.flatMap(({ notes, document }, at) =>
    document === null && notes.some(({ code }) => code === 'needs_ocr') ? [at] : [],
  );
  if (page.documents.length === 1 && attachments.length === 0 && scans.length === 0) return null;

  const [complete = [], ...others] = readingsOf(pagePiece, attachments);
  const { blocks } = together(complete.map(({ document }) => document));
  if (blocks.length === 0) return null;
  const { identity, flagged } = forms.identify({ ...page.document, blocks }, context);
  const readingOf = (pieces: readonly Piece[]): Reading => ({
    documents: pieces.flatMap((piece) => piece.documents),
    tables: forms.place(together(pieces.map(({ document }) => document)), identity.reportYear?.value ?? null),
  });
  const { tables, agreements } = compareReadings([readingOf(complete), ...others.map(readingOf)], {
    check: (observations) => forms.check(observations),
    nameOf: (document) => documents[document]?.url ?? '?',
  });
  const pieces = [pagePiece, ...attachments];
  const sections = sectionsOf(pieces, forms);
  const [link] = page.document.attachments;
  const areScansNeeded = tables.template === null && scans.length > 0;
  const report = forms.reportOf({
    identity,
    flagged,
    tables,
    sections,
    printedSections: printedOf(sections, pieces),
    tablesElsewhere: areScansNeeded
      ? problem('needs_ocr', { documents: scans.length })
      : link === undefined
        ? null
        : problem('attachment_only', { url: link.href }),
  });
  const numbers = pieces.flatMap((piece) => piece.documents);
  const all = [...numbers, ...(areScansNeeded ? scans : [])].toSorted((a, b) => a - b);
  return {
    ...alone(first.format, {
      ...report,
      problems: [...numbers.flatMap((number) => notesOf(number, documents)), ...report.problems],
    }),
    joined: all.map((document) => ({ document, compared: agreements.get(document) ?? null })),
  };
}

/** A part with what it contributes to a report. */
interface Piece extends Part {
  /** Measures of which it prints a cell. */
  readonly measures: ReadonlySet<string>;
}

function pieceOf(part: Part, forms: FormReader): Piece {
  return { ...part, measures: forms.measuresIn(part.document.blocks) };
}

/**
 * Sorts the pieces of a report into readings of it: pieces that print none of the same cells complement each other
 * (附件1 表一, 附件2 表二), and one that prints cells again is the report in another format. The page is in the first reading, and printed
 * pieces come before recognised ones, so no printed piece is sorted behind a scan of the same cells.
 */
function readingsOf(page: Piece, attachments: readonly Piece[]): readonly (readonly Piece[])[] {
  const readings: Piece[][] = [[page]];
  const ofPictures = ({ document }: Piece) => Number(document.recognisedIn.size > 0);
  for (const attachment of attachments.toSorted((a, b) => ofPictures(a) - ofPictures(b))) {
    const fitting = readings.find((pieces) => !pieces.some((piece) => overlap(piece, attachment)));
    if (fitting === undefined) readings.push([attachment]);
    else fitting.push(attachment);
  }
  return readings;
}

function overlap(a: Piece, b: Piece): boolean {
  return [...b.measures].some((measure) => a.measures.has(measure));
}

/** An attachment that names another agency or year is another report. */
function mayBeOf(
  page: IdentityWithoutTemplate,
  attachment: IdentityWithoutTemplate,
  sameAgency: SameAgency,
): boolean {
  const [year, otherYear] = [page.reportYear?.value, attachment.reportYear?.value];
  const [agency, otherAgency] = [page.agency?.value, attachment.agency?.value];
  return (
    (year === undefined || otherYear === undefined || year === otherYear) &&
    (agency === undefined || otherAgency === undefined || sameAgency(agency, otherAgency))
  );
}

/** Each section from the first that has it, the page before its attachments. */
function sectionsOf(pieces: readonly Piece[], forms: FormReader): NarrativeSection[] {
  const sections: NarrativeSection[] = [];
  const [ofPage = [], ...ofOthers] = pieces.map(({ document }) => forms.sectionsIn(document.blocks));
  for (const section of [...ofPage, ...ofOthers.flat()]) {
    if (!sections.some(({ number }) => number === section.number)) sections.push(section);
  }
  return sections.length === ofPage.length ? sections : sections.toSorted((a, b) => a.number - b.number);
}

/** Sections of the pieces in which nothing was recognised. */
function printedOf(sections: readonly NarrativeSection[], pieces: readonly Piece[]): NarrativeSection[] {
  const printed = pieces.filter(({ document }) => document.recognisedIn.size === 0);
  const numbers = new Set(printed.flatMap(({ documents }) => documents));
  return sections.filter(({ anchor }) => numbers.has(anchor.document));
}

function notesOf(number: number, documents: readonly OpenedDocument[]): Problem[] {
  const notes = documents[number]?.notes ?? [];
  return notes.map((note) => ({ ...note, anchor: { document: number, place: note.anchor?.place ?? null } }));
}
