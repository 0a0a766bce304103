import { z } from 'zod';
import { PatternSchema } from './pattern.ts';

const FactRuleSchema = z.strictObject({
  id: z.string(),
  /** Number of the section in which the figure is looked for. */
  section: z.int().min(1).max(6),
  /** Measure that should say the same; null where the tables have none. */
  measure: z.string().nullable(),
  /** Held against a sentence without white space; the groups `number` and `unit` hold the figure. */
  pattern: PatternSchema,
  /** Words that say zero. */
  none: PatternSchema.nullable(),
  zh: z.string(),
  en: z.string(),
});

export const FactFileSchema = z.strictObject({ rule: z.string(), rows: z.array(FactRuleSchema) });
/** A figure that the text of a report states beside its tables. */
export type FactRule = z.infer<typeof FactRuleSchema>;
