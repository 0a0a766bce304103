import { z } from 'zod';
import { compiled, PatternSchema } from './pattern.ts';

const FactRuleSchema = z
  .strictObject({
    id: z.string(),
    /** Number of the section that is searched for the figure. */
    section: z.int().min(1).max(6),
    /** Measure that should say the same; null where the tables have none. */
    measure: z.string().nullable(),
    /** Matched against a sentence without white space; the group `number` has the figure, and `{unit}` means any of `units`. */
    pattern: z.string(),
    /** Units in which the figure may be stated, all in units.json. */
    units: z.array(z.string()).min(1),
    /** Words that say zero. */
    none: PatternSchema.nullable(),
    zh: z.string(),
    en: z.string(),
  })
  .transform((rule, context) => ({
    ...rule,
    pattern: compiled(rule.pattern.replace('{unit}', `(?<unit>${rule.units.join('|')})`), context),
  }));

export const FactFileSchema = z.strictObject({ rule: z.string(), rows: z.array(FactRuleSchema) });
/** A figure in the text of a report. */
export type FactRule = z.infer<typeof FactRuleSchema>;
