import type { z } from 'zod';
import type { Anchor } from '../anchor.ts';
import { CRAWL_PROBLEMS } from './crawl.ts';
import { DOCUMENT_PROBLEMS } from './extract-document.ts';
import { REPORT_PROBLEMS } from './extract-report.ts';
import { LOAD_PROBLEMS } from './load.ts';
import type { ProblemKind } from './problem-kind.ts';

/** What each stage may notice. */
export const PROBLEMS_BY_STAGE = {
  crawl: CRAWL_PROBLEMS,
  extract: { ...DOCUMENT_PROBLEMS, ...REPORT_PROBLEMS },
  load: LOAD_PROBLEMS,
};

/**
 * Everything that can be wrong with a source, by code. A problem never stops a run: it becomes a row in the dataset.
 */
export const PROBLEMS = {
  ...PROBLEMS_BY_STAGE.crawl,
  ...PROBLEMS_BY_STAGE.extract,
  ...PROBLEMS_BY_STAGE.load,
};

export type ProblemCode = keyof typeof PROBLEMS;

/** What was seen, by the code of the problem. */
export type ProblemFacts = { readonly [C in ProblemCode]: z.infer<(typeof PROBLEMS)[C]['facts']> };

/** One thing wrong, at one place. `src/text` makes sentences of it. */
export interface Problem<C extends ProblemCode = ProblemCode> {
  readonly code: C;
  readonly severity: ProblemKind['severity'];
  readonly facts: ProblemFacts[C];
  /** Where in the source; null for the whole of it. */
  readonly anchor: Anchor | null;
}

/** Codes that may say it all. */
type BareCode = {
  [C in ProblemCode]: Record<string, never> extends ProblemFacts[C] ? C : never;
}[ProblemCode];

/** @param anchor where it is; a text is a place in the document itself. */
export function problem<C extends BareCode>(code: C): Problem<C>;
export function problem<C extends ProblemCode>(
  code: C,
  facts: ProblemFacts[C],
  anchor?: Anchor | string | null,
): Problem<C>;
export function problem(
  code: ProblemCode,
  facts: ProblemFacts[ProblemCode] = {},
  anchor: Anchor | string | null = null,
): Problem {
  const { severity } = PROBLEMS[code];
  return {
    code,
    severity,
    facts,
    anchor: typeof anchor === 'string' ? { document: 0, place: anchor } : anchor,
  };
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}

const FACTS: { readonly [C in ProblemCode]: { readonly facts: z.ZodType<ProblemFacts[C]> } } = PROBLEMS;

/** Facts as JSON, always in the same order of keys. */
export function problemFactsText(facts: ProblemFacts[ProblemCode]): string {
  return JSON.stringify(facts, (_, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Facts that were written and read again; null where they are not those of the code. */
export function readProblemFacts<C extends ProblemCode>(code: C, facts: unknown): ProblemFacts[C] | null {
  const read = FACTS[code].facts.safeParse(facts);
  return read.success ? read.data : null;
}

export type { Shortfall, VisitFacts } from './crawl.ts';
export type { ReadProblemCode, ReadReason } from './read.ts';
