import { type Extracted, problem, type Registry } from '../domain/index.ts';
import type { Document, PictureReader } from '../read/index.ts';
import { alone, type DocumentRead, type ExtractedDocument, firstOf, noReport } from './extracted-document.ts';
import { FormReader } from './form-reader.ts';
import type { SourceContext } from './identity/index.ts';
import { holdsReport, joinedReport } from './join/index.ts';
import {
  type DocumentToRead,
  failureOf,
  needsRecognition,
  type OpenedDocument,
  openDocument,
} from './opened-document.ts';
import { placed } from './placed-document.ts';
import { contextOfPart, reportsOnPage } from './reports-on-page.ts';

/** Increase it whenever the same bytes may give other rows: cached results of an older version are not used. */
export const EXTRACTOR_VERSION = '6';

/** Reads documents with one set of forms. No bytes make it throw. */
export class Extractor {
  readonly #forms: FormReader;
  readonly #pictures: PictureReader | null;

  /** @param pictures recognises text in pictures; without it they are refused. */
  constructor(registry: Registry, pictures: PictureReader | null = null) {
    this.#forms = new FormReader(registry);
    this.#pictures = pictures;
  }

  /** Reads a document as one report. Of several on one page it reads the first and says so. */
  async extract(
    bytes: Uint8Array,
    contentType: string | null,
    context: SourceContext,
  ): Promise<ExtractedDocument> {
    return firstOf(await this.extractAll(bytes, contentType, context));
  }

  /** Every report that a document prints, in its order; one for nearly all documents, and never none. */
  async extractAll(
    bytes: Uint8Array,
    contentType: string | null,
    context: SourceContext,
  ): Promise<readonly ExtractedDocument[]> {
    const opened = await openDocument({ bytes, contentType, role: 'page', url: '' }, this.#pictures);
    return this.#reportsIn(opened, context);
  }

  /**
   * Reads a page with its further pages and attachments, and joins those that are one report.
   * @returns the result of each document; a joined report is at the page.
   */
  async extractTogether(
    documents: readonly DocumentToRead[],
    context: SourceContext,
  ): Promise<readonly DocumentRead[]> {
    const all: OpenedDocument[] = [];
    for (const document of documents) all.push(await openDocument(document, this.#pictures));
    const [page, ...others] = all;
    if (page === undefined) return [];
    const ofPage = this.#reportsOfPage([page, ...others], context);
    const taken = new Set(ofPage.flatMap((report) => report.joined.map(({ document }) => document)));
    const hasTables = ofPage.some(({ report }) => report.template !== null);
    const reportsOf = (document: OpenedDocument, number: number) => {
      if (taken.has(number)) return [];
      if (hasTables && document.document === null) return [unreadBeside(document)];
      const reports = this.#reportsIn(document, context);
      return ofPage.some(({ isReport }) => isReport) ? reports.map(unlessScrap) : reports;
    };
    return all.map((document, number) => ({
      format: document.format,
      reports: number === 0 ? ofPage : reportsOf(document, number),
      needsRecognition: needsRecognition(document),
    }));
  }

  /** Every report that a document prints, whatever its format; a pure function. */
  read(document: Document, context: SourceContext): readonly Extracted[] {
    const parts = reportsOnPage(placed(0, document), (blocks) => this.#forms.measuresIn(blocks));
    return parts.map((part) =>
      this.#forms.report(part, parts.length === 1 ? context : contextOfPart(part, context)),
    );
  }

  #reportsOfPage(
    documents: readonly [OpenedDocument, ...OpenedDocument[]],
    context: SourceContext,
  ): readonly ExtractedDocument[] {
    const [page] = documents;
    try {
      const joined = documents.length === 1 ? null : joinedReport(documents, context, this.#forms);
      return joined === null ? this.#reportsIn(page, context) : [joined];
    } catch (error) {
      return this.#reportsIn({ ...page, notes: [...page.notes, failureOf(error)] }, context);
    }
  }

  #reportsIn(opened: OpenedDocument, context: SourceContext): readonly ExtractedDocument[] {
    const { format, document, notes } = opened;
    if (document === null) return [alone(format, noReport(...notes))];
    try {
      return this.read(document, context).map((report) =>
        alone(format, { ...report, problems: [...notes, ...report.problems] }),
      );
    } catch (error) {
      return [alone(format, noReport(failureOf(error)))];
    }
  }
}

/** What could not be read, where the report's tables were found without it. */
function unreadBeside({ format, notes }: OpenedDocument): ExtractedDocument {
  const reasons = notes.map(({ code, facts }) => ({ code, facts }));
  return alone(format, noReport(problem('attachment_unread', { reasons })));
}

/** A fragment beside a report must not replace it: its agency and year come from the page. */
function unlessScrap(extracted: ExtractedDocument): ExtractedDocument {
  const cells = extracted.observations.filter(({ raw }) => raw !== null).length;
  if (!extracted.isReport || holdsReport(cells, extracted.sections.length)) return extracted;
  return alone(extracted.format, noReport(problem('not_a_report', { cells_printed: cells })));
}
