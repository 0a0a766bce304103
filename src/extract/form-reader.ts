import type {
  CheckResult,
  Extracted,
  NarrativeSection,
  Observation,
  Problem,
  RefusalRule,
  Registry,
} from '../domain/index.ts';
import { Gazetteer, problem } from '../domain/index.ts';
import { acceptRecognised, compareFacts, completenessOf, factsOf, runChecks } from './checks/index.ts';
import { noReport, nothingOf } from './extracted-document.ts';
import {
  agenciesOf,
  type IdentityWithoutTemplate,
  identify,
  judgeTitle,
  type SameAgency,
  type SourceContext,
  sameAgencyAmong,
} from './identity/index.ts';
import { type Assembled, matchBlocks, Vocabulary } from './match/index.ts';
import { narrativeOf } from './narrative.ts';
import type { PlacedBlock, PlacedDocument } from './placed-document.ts';
import { Units } from './units.ts';

/** The tables of one reading of a report, and the results of its checks. */
export interface PlacedTables extends Assembled {
  readonly checks: readonly CheckResult[];
}

/** All parts of a report, found in one document or in several. */
interface Found {
  readonly identity: IdentityWithoutTemplate;
  readonly tables: PlacedTables;
  readonly sections: readonly NarrativeSection[];
  /** Sections whose figures are used: nothing confirms a figure in a recognised sentence. */
  readonly printedSections: readonly NarrativeSection[];
  /** The title’s rules that say that another kind of organ reports. */
  readonly flagged: readonly Problem[];
  /** Where the tables may be if there is none here; reported instead of `no_table`. */
  readonly tablesElsewhere: Problem | null;
}

/** Finds the report in documents, with one set of forms; what can be prepared once is prepared once. Pure. */
export class FormReader {
  readonly #registry: Registry;
  readonly #vocabulary: Vocabulary;
  readonly #gazetteer: Gazetteer;
  /** By the division of the portal. */
  readonly #sameAgency = new Map<string | null, SameAgency>();

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#vocabulary = new Vocabulary(registry.templates, registry.variants, new Units(registry.units));
    this.#gazetteer = new Gazetteer(registry.divisions);
  }

  /** The report that is complete in one document. */
  report(document: PlacedDocument, context: SourceContext): Extracted {
    if (document.blocks.length === 0) return noReport(picturesOf(document) ?? problem('empty_document'));
    const { identity, refused, flagged } = this.identify(document, context);
    if (refused !== null) return noReport(refused);
    const sections = this.sectionsIn(document.blocks);
    return this.reportOf({
      identity,
      tables: this.place(document, identity.reportYear?.value ?? null),
      sections,
      printedSections: document.recognisedIn.size === 0 ? sections : [],
      flagged,
      tablesElsewhere: tablesElsewhere(document),
    });
  }

  /** Recognises names of one agency on the portal of a division. */
  sameAgencyIn(division: string | null): SameAgency {
    const known = this.#sameAgency.get(division);
    if (known !== undefined) return known;
    const sameAgency = sameAgencyAmong(agenciesOf(this.#registry.agencies, division));
    this.#sameAgency.set(division, sameAgency);
    return sameAgency;
  }

  /** Whose report of which year it is, and whether the title says that it is none. */
  identify(
    document: PlacedDocument,
    context: SourceContext,
  ): Pick<Found, 'identity' | 'flagged'> & { readonly refused: Problem | null } {
    const { refusals } = this.#registry;
    const sameAgency = this.sameAgencyIn(context.portalDivision);
    const identity = identify(document, context, { gazetteer: this.#gazetteer, sameAgency });
    const { refused, flagged } = judgeTitle(document, identity, refusals);
    return {
      identity,
      refused: refused === null ? null : problem('not_a_report', ruleOf(refused)),
      flagged: flagged.map((rule) => problem('other_organ', ruleOf(rule))),
    };
  }

  /** The measures of which some blocks print a cell. */
  measuresIn(blocks: readonly PlacedBlock[]): ReadonlySet<string> {
    const { observations } = matchBlocks(blocks, this.#vocabulary, this.#registry.templates, null);
    return new Set(observations.filter((cell) => cell.raw !== null).map((cell) => cell.measure));
  }

  sectionsIn(blocks: readonly PlacedBlock[]): NarrativeSection[] {
    return narrativeOf(blocks, this.#vocabulary);
  }

  /** Places the values of a document in the forms; recognised values are kept only where sums confirm them. */
  place(
    { blocks, recognisedIn }: Pick<PlacedDocument, 'blocks' | 'recognisedIn'>,
    reportYear: number | null,
  ): PlacedTables {
    const { checks, templates } = this.#registry;
    const matched = matchBlocks(blocks, this.#vocabulary, templates, reportYear);
    const { observations, problems } = acceptRecognised(
      matched.observations,
      recognisedIn,
      checks,
      templates,
    );
    return {
      ...matched,
      observations,
      checks: this.check(observations),
      problems: [...matched.problems, ...problems],
    };
  }

  check(observations: readonly Observation[]): CheckResult[] {
    return runChecks(this.#registry.checks, observations, this.#registry.templates);
  }

  reportOf({ identity, tables, sections, printedSections, flagged, tablesElsewhere }: Found): Extracted {
    const { template, observations, checks, problems } = tables;
    const year = identity.reportYear?.value ?? null;
    const tableProblems =
      tablesElsewhere === null
        ? problems
        : [tablesElsewhere, ...problems.filter(({ code }) => code !== 'no_table')];
    if (template === null && (identity.title === null || sections.length === 0)) {
      return identity.title === null
        ? noReport(problem('not_a_report', { has_title: false, has_table: false }))
        : nothingOf(identity, tableProblems);
    }
    const freeText = template === null && this.#isBeforeForms(year);
    const arePictures = template === null && tablesElsewhere?.code === 'needs_ocr';
    const stated = factsOf(printedSections, this.#registry.facts);
    return {
      isReport: true,
      report: { ...identity, template: template ?? (freeText ? 'narrative' : null) },
      observations,
      checks: [...checks, ...compareFacts(stated, this.#registry.facts, observations)],
      sections,
      facts: stated,
      problems: [
        ...identityProblems(identity),
        ...flagged,
        ...(freeText ? [problem('narrative_only')] : arePictures ? tableProblems : problems),
        ...blanks(observations),
        ...(freeText ? [] : completenessOf(sections, observations)),
      ],
    };
  }

  /** Reports of the years before the first form are free text. */
  #isBeforeForms(year: number | null): boolean {
    const first = Math.min(...this.#registry.templates.map((template) => template.report_years.first));
    return year !== null && year < first;
  }
}

function ruleOf({ id, zh, en }: RefusalRule) {
  return { rule: id, zh, en };
}

function identityProblems(identity: IdentityWithoutTemplate): Problem[] {
  const problems: Problem[] = [];
  if (identity.agency === null) problems.push(problem('agency_unknown'));
  if (identity.reportYear === null) problems.push(problem('year_unknown'));
  if (identity.conflict) problems.push(problem('identity_conflict'));
  return problems;
}

function blanks(observations: readonly Observation[]): Problem[] {
  const count = (flag: 'blank' | 'placeholder') =>
    observations.filter((cell) => cell.flags.includes(flag)).length;
  const [blank, placeholder] = [count('blank'), count('placeholder')];
  return blank + placeholder === 0 ? [] : [problem('value_blank', { blank, placeholder })];
}

/** Whether, under the title of a report, a page only links to a file or shows pictures. */
function tablesElsewhere(document: PlacedDocument): Problem | null {
  const [attachment] = document.attachments;
  return attachment === undefined
    ? picturesOf(document)
    : problem('attachment_only', { url: attachment.href });
}

function picturesOf({ pictures = 0 }: PlacedDocument): Problem | null {
  return pictures > 0 ? problem('needs_ocr', { pictures }) : null;
}
