import type { ProblemCode } from '../domain/index.ts';

/** Why a reader gives no document: the only error that leaves one. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: ProblemCode;
  /** What was found, in a few words; null where the code says it all. */
  readonly seen: string | null;

  constructor(code: ProblemCode, seen: string | null = null, options?: ErrorOptions) {
    super(seen === null ? code : `${code}: ${seen}`, options);
    this.code = code;
    this.seen = seen;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
