import { z } from 'zod';
import { PatternSchema } from './pattern.ts';

/** Kind of an agency; sums are over agencies of one kind, never of several. */
export const AGENCY_KINDS = [
  'government',
  'department',
  'township',
  'street_office',
  'management_committee',
  'vertical',
  'institution',
] as const;
export const AgencyKindSchema = z.enum(AGENCY_KINDS);
export type AgencyKind = z.infer<typeof AgencyKindSchema>;

const AgencyKindRuleSchema = z.strictObject({
  kind: AgencyKindSchema,
  /** Matched against the name; its group `told` has the words that decide. Null matches the bare name of the division, with or without that of the one above. */
  pattern: PatternSchema.nullable(),
  zh: z.string(),
  en: z.string(),
});

export const AgencyKindFileSchema = z.strictObject({
  rule: z.string(),
  rows: z.array(AgencyKindRuleSchema).min(1),
});
/** Decides the kind of an agency by its name; the first rule that fits counts. */
export type AgencyKindRule = z.infer<typeof AgencyKindRuleSchema>;

const AgencySchema = z
  .strictObject({
    /** GB/T 2260 code. */
    division: z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260), in quotes'),
    name: z.string().min(1),
    /** Other ways to write the name: reports under them are this agency's. */
    aliases: z.array(z.string().min(1)).default([]),
    /** Where the name does not show it. */
    kind: AgencyKindSchema.optional(),
    /** First and last report year; null is open. */
    valid_from: z.int().nullable().default(null),
    valid_to: z.int().nullable().default(null),
    /** Names of the agencies, entries of the same division, that continued its work. */
    successors: z.array(z.string()).default([]),
    change: z.enum(['renamed', 'merged', 'split']).optional(),
    /** Source of all this. */
    source: z.string().min(1),
  })
  .refine(({ valid_from, valid_to }) => valid_from === null || valid_to === null || valid_from <= valid_to, {
    path: ['valid_to'],
    message: 'is before valid_from',
  })
  .refine(({ successors, valid_to }) => successors.length === 0 || valid_to !== null, {
    path: ['successors'],
    message: 'needs valid_to: the last report year before them',
  })
  .refine(({ successors, change }) => (successors.length === 0) === (change === undefined), {
    path: ['change'],
    message: 'must be told with successors, and only with them: renamed, merged or split',
  });

/** What the registry knows about an agency beyond its reports. */
export type Agency = z.infer<typeof AgencySchema>;

export const AgencyFileSchema = z.array(AgencySchema).check((context) => {
  const names = new Set(context.value.map(({ division, name }) => agencyId(division, name)));
  const known = new Set<string>();
  for (const [index, { division, name, aliases, successors }] of context.value.entries()) {
    const fault = (path: (string | number)[], message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [index, ...path], message });
    for (const [at, called] of [name, ...aliases].entries()) {
      const id = agencyId(division, called);
      if (known.has(id)) fault(at === 0 ? ['name'] : ['aliases', at - 1], `${called} is an agency twice`);
      known.add(id);
    }
    for (const [at, successor] of successors.entries()) {
      if (!names.has(agencyId(division, successor)) || successor === name) {
        fault(['successors', at], `${successor} must be another entry of division ${division}`);
      }
    }
  }
});

/** Name of an agency in the dataset. */
export function agencyId(division: string, name: string): string {
  return `${division}-${name}`;
}

export interface AgencySurroundings {
  /** Name of the agency's division and of the one above it; null when unknown. */
  readonly division: string | null;
  readonly above: string | null;
}

/** The kind that follows from an agency's name, and the words that decide; null when no rule fits. */
export function kindByName(
  name: string,
  { division, above }: AgencySurroundings,
  rules: readonly AgencyKindRule[],
): { readonly kind: AgencyKind; readonly words: string } | null {
  const ofDivision = division === null ? [] : [division, `${above ?? ''}${division}`];
  for (const { kind, pattern } of rules) {
    const words = pattern === null ? ofDivision.find((known) => known === name) : wordsIn(name, pattern);
    if (words !== undefined) return { kind, words };
  }
  return null;
}

function wordsIn(name: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(name);
  return match === null ? undefined : (match.groups?.['told'] ?? match[0]);
}
