import { z } from 'zod';

/**
 * An arithmetic rule (勾稽关系) of the form. `printed`: the form itself states it;
 * `derived`: it follows from the meaning of the rows.
 */
const CheckSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['printed', 'derived']),
  severity: z.enum(['error', 'warning', 'note']),
  table: z.string(),
  /** `column`: the sides name rows, once for each column; `row`: the sides name columns, once for each row. */
  per: z.enum(['column', 'row']),
  left: z.array(z.string()).min(1),
  right: z.union([z.array(z.string()).min(1), z.strictObject({ leaves_under: z.string() })]),
  zh: z.string(),
  en: z.string(),
});

export const CheckFileSchema = z.strictObject({ rule: z.string(), checks: z.array(CheckSchema) });
export type Check = z.infer<typeof CheckSchema>;
