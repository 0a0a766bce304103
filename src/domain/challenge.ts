import { z } from 'zod';
import { PatternSchema } from './pattern.ts';

const ChallengeSignSchema = z.strictObject({
  id: z.string(),
  /** `html`: matched against the source of a page with hardly any text; `text`: against that text, without white space. */
  where: z.enum(['html', 'text']),
  pattern: PatternSchema,
  zh: z.string(),
  en: z.string(),
});

export const ChallengeFileSchema = z.strictObject({ rule: z.string(), signs: z.array(ChallengeSignSchema) });

/** A sign of a challenge: a page that is shown before another, to be passed by a browser or a person. */
export type ChallengeSign = z.infer<typeof ChallengeSignSchema>;
