import type { Extracted, Problem, Registry } from '../domain/index.ts';
import { problem } from '../domain/index.ts';
import { acceptRecognised } from './accept-recognised.ts';
import { runChecks } from './check.ts';
import { completenessOf } from './completeness.ts';
import type { Document } from './document.ts';
import { compareFacts, factsOf } from './facts.ts';
import { type IdentityWithoutTemplate, identify, judgeTitle, type SourceContext } from './identity/index.ts';
import { matchBlocks, Vocabulary } from './match/index.ts';
import { narrativeOf } from './narrative.ts';
import { contextOfPart, reportsOnPage } from './page-parts.ts';
import { type Format, type PictureReader, readDocument } from './read/index.ts';

/** Bump it whenever the same bytes may give other rows: cached results of an older version are not used. */
export const EXTRACTOR_VERSION = '3';

export interface ExtractedDocument extends Extracted {
  readonly format: Format;
}

/** Reads documents with one set of templates; what can be prepared once is prepared once. */
export class Extractor {
  readonly #registry: Registry;
  readonly #vocabulary: Vocabulary;
  readonly #pictures: PictureReader | null;

  /** @param pictures recognises text in pictures; without it they are refused. */
  constructor(registry: Registry, pictures: PictureReader | null = null) {
    this.#registry = registry;
    this.#pictures = pictures;
    this.#vocabulary = new Vocabulary(registry.templates, registry.variants);
  }

  /**
   * Reads a document as one report. Of several on one page it reads the first and says so.
   * A pure function of its arguments and the registry; it never throws on account of the bytes.
   */
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
    try {
      const read = await readDocument(bytes, contentType, this.#pictures);
      if (read.document === null) return [{ format: read.format, ...noReport(read.problem) }];
      const { format, document, notes } = read;
      return this.read(document, context).map((report) => ({
        format,
        ...report,
        problems: [...notes, ...report.problems],
      }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [unreadable(problem('extraction_failed', message))];
    }
  }

  /** Every report that a document prints; a pure function, whatever format it was in. */
  read(document: Document, context: SourceContext): readonly Extracted[] {
    const parts = reportsOnPage(document, (blocks) => this.#measuresIn(blocks));
    return parts.map((part) =>
      this.#extract(part, parts.length === 1 ? context : contextOfPart(part, context)),
    );
  }

  #measuresIn(blocks: Document['blocks']): ReadonlySet<string> {
    const { observations } = matchBlocks(blocks, this.#vocabulary, this.#registry.templates, null);
    return new Set(observations.filter((cell) => cell.raw !== null).map((cell) => cell.measure));
  }

  #extract(document: Document, context: SourceContext): Extracted {
    if (document.blocks.length === 0) return noReport(problem('empty_document'));
    const { templates, divisions, checks, facts, refusals } = this.#registry;
    const identity = identify(document, context, divisions);
    const { refused, flagged } = judgeTitle(document, identity, refusals);
    if (refused !== null) return noReport(problem('not_a_report', refused.en, null));
    const matched = matchBlocks(
      document.blocks,
      this.#vocabulary,
      templates,
      identity.reportYear?.value ?? null,
    );
    const { observations, problems: rejected } = acceptRecognised(
      matched.observations,
      document.recognised,
      checks,
      templates,
    );
    const sections = narrativeOf(document.blocks, this.#vocabulary);
    if (matched.template === null && (identity.title === null || sections.length === 0)) {
      return withoutReport(document, identity, matched.problems);
    }
    const freeText =
      matched.template === null && isBeforeForms(identity.reportYear?.value ?? null, templates);
    // Nothing confirms a figure in a sentence that was recognised.
    const stated = document.recognised === undefined ? factsOf(sections, facts) : [];
    return {
      isReport: true,
      report: { ...identity, template: matched.template ?? (freeText ? 'narrative' : null) },
      observations,
      checks: [...runChecks(checks, observations, templates), ...compareFacts(stated, facts, observations)],
      sections,
      facts: stated,
      problems: [
        ...identityProblems(identity),
        ...flagged.map((rule) => problem('other_organ', rule.en)),
        ...(freeText ? [problem('narrative_only')] : matched.problems),
        ...rejected,
        ...blanks(observations),
        ...(freeText ? [] : completenessOf(sections, observations)),
      ],
    };
  }
}

/** The first report of a document, which says that there are others. */
function firstOf(reports: readonly ExtractedDocument[]): ExtractedDocument {
  const [first, ...others] = reports;
  if (first === undefined) return unreadable(problem('empty_document'));
  if (others.length === 0) return first;
  const titles = others.map((other) => other.report.title ?? '?').join('；');
  return { ...first, problems: [problem('several_reports', titles), ...first.problems] };
}

/** Neither a table nor a section of the text: the report, if there is one, is elsewhere. */
function withoutReport(
  document: Document,
  identity: IdentityWithoutTemplate,
  problems: readonly Problem[],
): Extracted {
  if (identity.title === null) {
    return noReport(problem('not_a_report', 'No title of a report and no table of the form.'));
  }
  const [attachment] = document.attachments;
  const told =
    attachment === undefined
      ? problems
      : [problem('attachment_only', attachment.href), ...problems.filter(({ code }) => code !== 'no_table')];
  return { ...NOTHING, report: { ...identity, template: null }, problems: told };
}

/** Reports of the years before the first form are free text. */
function isBeforeForms(year: number | null, templates: Registry['templates']): boolean {
  const first = Math.min(...templates.map((template) => template.report_years.first));
  return year !== null && year < first;
}

/** What a document gives that could not be opened at all. */
export function unreadable(reason: Problem): ExtractedDocument {
  return { format: 'unknown', ...noReport(reason) };
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

const NOTHING: Extracted = {
  isReport: false,
  report: { ...NOBODY, template: null },
  observations: [],
  checks: [],
  sections: [],
  facts: [],
  problems: [],
};

function noReport(reason: Problem): Extracted {
  return { ...NOTHING, problems: [reason] };
}

function identityProblems(identity: IdentityWithoutTemplate): Problem[] {
  const problems: Problem[] = [];
  if (identity.agency === null) problems.push(problem('agency_unknown'));
  if (identity.reportYear === null) problems.push(problem('year_unknown'));
  if (identity.conflict) problems.push(problem('identity_conflict'));
  return problems;
}

function blanks(observations: Extracted['observations']): Problem[] {
  const count = (flag: 'blank' | 'placeholder') =>
    observations.filter((cell) => cell.flags.includes(flag)).length;
  const [blank, placeholder] = [count('blank'), count('placeholder')];
  return blank + placeholder === 0
    ? []
    : [problem('value_blank', `${blank} blank, ${placeholder} with a dash, slash or 无.`)];
}
