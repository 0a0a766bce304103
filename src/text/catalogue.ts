import type { ProblemCode, ProblemFacts } from '../domain/index.ts';

/** Sentences on a kind of problem, the same wherever it is. */
export interface ProblemMeaning {
  readonly means: string;
  /** What a reader can do. */
  readonly action: string;
}

export type ProblemMeanings = Readonly<Record<ProblemCode, ProblemMeaning>>;

type DetailText<C extends ProblemCode> = (facts: ProblemFacts[C]) => string;

/** With what was seen at one place, in a few words that follow the general sentence; empty where there is nothing more. */
type ProblemText<C extends ProblemCode> =
  ProblemFacts[C] extends Readonly<Record<string, never>>
    ? ProblemMeaning
    : ProblemMeaning & { readonly detail: DetailText<C> };

/** The texts of one language: the compiler refuses a code without a text, and a text that needs other facts. */
export type ProblemTexts = { readonly [C in ProblemCode]: ProblemText<C> };

type AnyText<C extends ProblemCode> = ProblemMeaning & { readonly detail?: DetailText<C> };

/** What was seen; empty where the code says it all. */
export function detailOf<C extends ProblemCode>(
  texts: { readonly [K in C]: AnyText<K> },
  { code, facts }: { readonly code: C; readonly facts: ProblemFacts[C] },
): string {
  return texts[code].detail?.(facts) ?? '';
}

/** What a problem means, then what was seen. */
export function messageIn<C extends ProblemCode>(
  texts: { readonly [K in C]: AnyText<K> },
  problem: { readonly code: C; readonly facts: ProblemFacts[C] },
): string {
  const detail = detailOf(texts, problem);
  return detail === '' ? texts[problem.code].means : `${texts[problem.code].means} ${detail}`;
}
