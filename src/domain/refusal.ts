import { z } from 'zod';
import { PatternSchema } from './pattern.ts';

const RefusalRuleSchema = z.strictObject({
  id: z.string(),
  /** Matched against the title, without white space. */
  pattern: PatternSchema,
  /** `refuse_unless_agency`: refused where the words are the title's subject, not the name of the agency. */
  verdict: z.enum(['refuse', 'refuse_unless_agency', 'flag']),
  zh: z.string(),
  en: z.string(),
});

export const RefusalFileSchema = z.strictObject({ rule: z.string(), rows: z.array(RefusalRuleSchema) });
/** Titles that look like those of yearly reports and are not, or are another kind of organ's. */
export type RefusalRule = z.infer<typeof RefusalRuleSchema>;
