import type { Problem, ProblemCode } from '../domain/index.ts';
import { detailOf, messageIn, type ProblemMeaning } from './catalogue.ts';
import { EN_PROBLEMS } from './en/index.ts';
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
