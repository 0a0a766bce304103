import type { Check, CrossYearCheck } from './check.ts';
import type { Crosswalk } from './comparability.ts';
import type { Division } from './division.ts';
import type { FactRule } from './fact.ts';
import type { VariantCharacters } from './label.ts';
import type { RefusalRule } from './refusal.ts';
import type { Template } from './template.ts';

/** The curated facts that every stage reads: forms, rules, places. */
export interface Registry {
  /** Oldest first. */
  readonly templates: readonly Template[];
  readonly checks: readonly Check[];
  readonly crossYearChecks: readonly CrossYearCheck[];
  readonly crosswalk: Crosswalk;
  readonly divisions: readonly Division[];
  readonly facts: readonly FactRule[];
  readonly refusals: readonly RefusalRule[];
  readonly variants: VariantCharacters;
  /** SHA-256 over the bytes of the files above, in hex: changes when any of them does. */
  readonly hash: string;
}
