import {
  type CrawlRun,
  Failure,
  isProblemCode,
  type PortalFailure,
  type Problem,
  problem,
  problemFactsText,
  readProblemFacts,
  SNAPSHOT_TABLES,
  type TableSpec,
} from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';
import type { PortalInput } from './portal-input.ts';

/** The table `problem` while it is collected: not yet numbered. */
export const FOUND_PROBLEM: TableSpec = {
  ...SNAPSHOT_TABLES.problem,
  name: 'found_problem',
  primaryKey: [],
  foreignKeys: [],
  columns: [
    ...SNAPSHOT_TABLES.problem.columns.filter((column) => column.name !== 'problem_id'),
    { name: 'sequence', type: 'INTEGER', nullable: false, zh: '序号', en: 'Order in one document' },
  ],
};

export const CREATE_FOUND_PROBLEMS = `CREATE TEMP TABLE found_problem (${FOUND_PROBLEM.columns
  .map((column) => `${column.name} ${column.type}`)
  .join(', ')})`;

interface ProblemSubject {
  readonly portal_id: string | null;
  readonly url: string | null;
  readonly document_id?: string | null;
  readonly report_id?: string | null;
}

export function problemRow(
  stage: PortalFailure['stage'],
  subject: ProblemSubject,
  found: Problem,
  sequence = 0,
): TableRow {
  const facts = problemFactsText(found.facts);
  const anchor = found.anchor?.place ?? null;
  return { document_id: null, report_id: null, ...subject, ...found, facts, anchor, stage, sequence };
}

/**
 * URLs whose state has a reason, and expectations of the portal that the last crawl did not meet.
 * @throws {Failure} `record_invalid` when a reason is no problem code.
 */
export function crawlProblemRows({ portal, urlStates, crawlRuns }: PortalInput): TableRow[] {
  const byUrl = urlStates.flatMap(({ url, reason, facts }) => {
    if (reason === null) return [];
    if (!isProblemCode(reason)) {
      throw new Failure('record_invalid', { record: 'state', portal: portal.id, url, reason });
    }
    const seen = readProblemFacts(reason, facts);
    if (seen === null) {
      throw new Failure('record_invalid', { record: 'state', portal: portal.id, url, reason });
    }
    return [problemRow('crawl', { portal_id: portal.id, url }, problem(reason, seen))];
  });
  const entry = { portal_id: portal.id, url: portal.entry_url };
  const lastRun = crawlRuns.at(-1);
  const shortfalls = (lastRun?.shortfalls ?? []).map((shortfall, index) =>
    problemRow('crawl', entry, problem('expectation_missed', shortfall), index + 1),
  );
  return [
    ...byUrl,
    ...wholeRunProblems(lastRun).map((found) => problemRow('crawl', entry, found)),
    ...shortfalls,
  ];
}

const CODE_OF_FAILURE = {
  crawl: 'portal_not_crawled',
  extract: 'portal_not_extracted',
  load: 'portal_not_loaded',
} as const satisfies Record<PortalFailure['stage'], string>;

/** What kept a stage from being done for a portal, at the portal's entry. */
export function failureProblemRow(
  { portal, stage, code, detail }: PortalFailure,
  inputs: readonly PortalInput[],
): TableRow {
  const known = inputs.find((input) => input.portal.id === portal)?.portal;
  const place = { portal_id: known?.id ?? null, url: known?.entry_url ?? null };
  return problemRow(stage, place, problem(CODE_OF_FAILURE[stage], { portal, failure: code, said: detail }));
}

/** A run that was cut short says nothing about what the portal lacks. */
function wholeRunProblems(run: CrawlRun | undefined): Problem[] {
  if (run === undefined) return [];
  const { partial_reason: reason, partial_facts: facts, reports_found: reports } = run;
  if (reason !== null) return [problem('run_partial', { reason, ...facts })];
  return reports === 0 ? [problem('no_report_found')] : [];
}

export const INSERT_EXTRACT_PROBLEMS = `
  INSERT INTO found_problem BY NAME
  SELECT document.portal_id, 'extract' AS stage, document.url, found.*
  FROM extracted_document_problem AS found JOIN document USING (document_id)`;

/** Numbers the problems in an order that depends on nothing but them. */
export const NUMBERED_PROBLEMS = `(
  SELECT *, row_number() OVER (
    ORDER BY portal_id NULLS LAST, url, document_id NULLS FIRST, stage, sequence, report_id NULLS FIRST, code, facts
  ) AS problem_id
  FROM found_problem ORDER BY problem_id
)`;
