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

/** One thing wrong, at one place. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: ProblemKind['severity'];
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
