import type { ProblemFacts, ReadProblemCode } from '../domain/index.ts';

/** Why a reader gives no document: the only error that leaves one. */
export class Unreadable<C extends ReadProblemCode = ReadProblemCode> extends Error {
  override readonly name = 'Unreadable';
  readonly code: C;
  readonly facts: ProblemFacts[C];

  constructor(code: C, facts: ProblemFacts[C], options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
