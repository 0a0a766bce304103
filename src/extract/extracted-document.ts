import { type Extracted, type Problem, problem } from '../domain/index.ts';
import type { Format } from '../read/index.ts';
import type { IdentityWithoutTemplate } from './identity/index.ts';

/** One report, or why there is none, as read from a document and those that belong to it. */
export interface ExtractedDocument extends Extracted {
  readonly format: Format;
  /** The documents that were joined to one report, this one first; empty for a document that stands alone. */
  readonly joined: readonly JoinedDocument[];
}

export interface JoinedDocument {
  /** Its number among the documents that were read together, from 0. */
  readonly document: number;
  /**
   * Number of its cells that agree with those that were kept, and of those that differ: the same report in another format. Null for
   * a document whose cells were kept.
   */
  readonly compared: { readonly same: number; readonly different: number } | null;
}

const NOBODY: IdentityWithoutTemplate = {
  title: null,
  agency: null,
  division: null,
  reportYear: null,
  publishedOn: null,
  signedOn: null,
  conflict: false,
};

/** The result of a page that is known as a report's and contains nothing of it. */
export function nothingOf(identity: IdentityWithoutTemplate, problems: readonly Problem[]): Extracted {
  return {
    isReport: false,
    report: { ...identity, template: null },
    observations: [],
    checks: [],
    sections: [],
    facts: [],
    problems,
  };
}

export function noReport(...reasons: readonly Problem[]): Extracted {
  return nothingOf(NOBODY, reasons);
}

/** The result of one of several documents that were read together. */
export interface DocumentRead {
  readonly format: Format;
  /** In their order; none where the document became part of the first one's report. */
  readonly reports: readonly ExtractedDocument[];
  /** It shows pictures in which nothing was recognised. */
  readonly needsRecognition: boolean;
}

/** A document that could not be read. */
export function lostDocument(reason: Problem): DocumentRead {
  return { format: 'unknown', reports: [unreadable(reason)], needsRecognition: false };
}

/** The result of a document that could not be opened at all. */
export function unreadable(reason: Problem): ExtractedDocument {
  return alone('unknown', noReport(reason));
}

/** A report that is complete in one document. */
export function alone(format: Format, extracted: Extracted): ExtractedDocument {
  return { format, joined: [], ...extracted };
}

/** The first report of a document, which says that there are others. */
export function firstOf(reports: readonly ExtractedDocument[]): ExtractedDocument {
  const [first, ...others] = reports;
  if (first === undefined) return unreadable(problem('empty_document'));
  if (others.length === 0) return first;
  const titles = others.map((other) => other.report.title);
  return { ...first, problems: [problem('several_reports', { unread_titles: titles }), ...first.problems] };
}
