import { z } from 'zod';

const DivisionSchema = z.strictObject({
  /** Six digits, GB/T 2260. */
  code: z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260), in quotes'),
  name: z.string(),
  en: z.string(),
  parent: z.string().nullable(),
  level: z.enum(['province', 'prefecture', 'county']),
  /** Years in which the code was in force; null is open. */
  valid_from: z.int().nullable(),
  valid_to: z.int().nullable(),
});

export const DivisionFileSchema = z.array(DivisionSchema);
export type Division = z.infer<typeof DivisionSchema>;
