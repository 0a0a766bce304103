import type { Agency, AgencyKindRule } from './agency.ts';
import type { BuildLimits } from './build-limit.ts';
import type { ChallengeSign } from './challenge.ts';
import type { Check, CrossYearCheck } from './check.ts';
import type { Crosswalk } from './comparability.ts';
import type { Correction } from './correction.ts';
import type { Deadline } from './deadline.ts';
import type { DerivedRow } from './derived-measure.ts';
import type { Division } from './division.ts';
import type { FactRule } from './fact.ts';
import type { Indicator } from './indicator.ts';
import type { VariantCharacters } from './label.ts';
import type { RefusalRule } from './refusal.ts';
import type { Template } from './template.ts';
import type { Unit } from './unit.ts';

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
  readonly challenges: readonly ChallengeSign[];
  readonly variants: VariantCharacters;
  readonly units: readonly Unit[];
  readonly derived: readonly DerivedRow[];
  readonly indicators: readonly Indicator[];
  readonly corrections: readonly Correction[];
  readonly agencies: readonly Agency[];
  readonly agencyKinds: readonly AgencyKindRule[];
  readonly deadlines: readonly Deadline[];
  readonly buildLimits: BuildLimits;
  /**
   * SHA-256 in hex over the files on which the reading of a document depends. Derived measures, indicators, corrections and
   * other files that only load needs are not among them: a correction must not cause every document to be read again.
   */
  readonly hash: string;
  /** SHA-256 in hex over all files above except the build limits, which change no row. */
  readonly wholeHash: string;
}
