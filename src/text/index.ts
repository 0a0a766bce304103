import type { Failure, Problem, ProblemCode } from '../domain/index.ts';
import { detailOf, messageIn, type ProblemMeaning } from './catalogue.ts';
import { EN_FAILURES } from './en/failures.ts';
import { EN_PROBLEMS } from './en/index.ts';
import { failureIn } from './failure-texts.ts';
import { ZH_PROBLEMS } from './zh/index.ts';

/** What a problem means, then what was seen, in English. */
export function problemMessage({ code, facts }: Pick<Problem, 'code' | 'facts'>): string {
  return messageIn(EN_PROBLEMS, { code, facts });
}

/** What was seen, in English; empty where the code says it all. */
export function problemSeen({ code, facts }: Pick<Problem, 'code' | 'facts'>): string {
  return detailOf(EN_PROBLEMS, { code, facts });
}

/** What is said of a code wherever it is, in both languages. */
export function problemMeaning(code: ProblemCode): {
  readonly en: ProblemMeaning;
  readonly zh: ProblemMeaning;
} {
  return { en: EN_PROBLEMS[code], zh: ZH_PROBLEMS[code] };
}

/** By its name, since its class comes with the whole domain, which --help does not need. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure';
}

/** What any error says. */
export function errorText(error: unknown): string {
  if (isFailure(error)) return failureText(error);
  return error instanceof Error ? error.message : String(error);
}

/** What went wrong, where, and what to do, in English. */
export function failureText({ code, facts }: Pick<Failure, 'code' | 'facts'>): string {
  return failureIn(EN_FAILURES, { code, facts });
}

export { COVERAGE_NOTES } from './coverage-notes.ts';
export { shortfallText, visitText } from './en/crawl.ts';
export { INSTALL_A_BROWSER, lossText } from './en/failures.ts';
