import { z } from 'zod';
import { PatternSchema } from './pattern.ts';

const RefusalRuleSchema = z.strictObject({
  id: z.string(),
  /** Held against the title, without white space. */
  pattern: PatternSchema,
  /** `refuse_unless_agency`: refused where the words are the title's matter, not the name of the agency. */
  verdict: z.enum(['refuse', 'refuse_unless_agency', 'flag']),
  zh: z.string(),
  en: z.string(),
});

export const RefusalFileSchema = z.strictObject({ rule: z.string(), rows: z.array(RefusalRuleSchema) });
/** Titles that look like a yearly report's and are none, or are another kind of organ's. */
export type RefusalRule = z.infer<typeof RefusalRuleSchema>;
