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
   * Cells that it prints alike and differently from those that were kept: the same report in another format. Null for
   * a document that gave the cells.
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

/** What a page gives that is known as a report's and holds none of it. */
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

/** What one of several documents gave that were read together. */
export interface DocumentRead {
  readonly format: Format;
  /** In their order; none where the document went into the report of the first. */
  readonly reports: readonly ExtractedDocument[];
  /** It shows pictures in which nothing was recognised. */
  readonly needsRecognition: boolean;
}

/** A document that nobody could look into. */
export function lostDocument(reason: Problem): DocumentRead {
  return { format: 'unknown', reports: [unreadable(reason)], needsRecognition: false };
}

/** What a document gives that could not be opened at all. */
export function unreadable(reason: Problem): ExtractedDocument {
  return alone('unknown', noReport(reason));
}

/** A report that one document holds alone. */
export function alone(format: Format, extracted: Extracted): ExtractedDocument {
  return { format, joined: [], ...extracted };
}

/** The first report of a document, which says that there are others. */
export function firstOf(reports: readonly ExtractedDocument[]): ExtractedDocument {
  const [first, ...others] = reports;
  if (first === undefined) return unreadable(problem('empty_document'));
  if (others.length === 0) return first;
  const titles = others.map((other) => other.report.title ?? '?').join('；');
  return { ...first, problems: [problem('several_reports', titles), ...first.problems] };
}
