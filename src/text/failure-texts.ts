import type { FailureCode, FailureFacts } from '../domain/index.ts';

/** Sentences of one language on what went wrong, where, and what to do: one for each code. */
export type FailureTexts = { readonly [C in FailureCode]: (facts: FailureFacts[C]) => string };

export function failureIn<C extends FailureCode>(
  texts: FailureTexts,
  { code, facts }: { readonly code: C; readonly facts: FailureFacts[C] },
): string {
  return texts[code](facts);
}
