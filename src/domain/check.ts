import { z } from 'zod';

const common = {
  id: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  table: z.string(),
  /** `column`: the sides name rows, once for each column; `row`: the sides name columns, once for each row. */
  per: z.enum(['column', 'row']),
  left: z.array(z.string()).min(1),
  zh: z.string(),
  en: z.string(),
};

const CheckSchema = z.strictObject({
  ...common,
  /** `printed`: the form itself states it; `derived`: it follows from the meaning of the rows. */
  kind: z.enum(['printed', 'derived']),
  right: z.union([z.array(z.string()).min(1), z.strictObject({ leaves_under: z.string() })]),
});

const CrossYearCheckSchema = z.strictObject({
  ...common,
  kind: z.literal('cross_year'),
  /** Last year's report, then what this year's adds to it and subtracts from it. */
  right: z.strictObject({
    previous: z.array(z.string()).min(1),
    plus: z.array(z.string()),
    minus: z.array(z.string()),
  }),
});

export const CheckFileSchema = z.strictObject({
  rule: z.string(),
  checks: z.array(CheckSchema),
  cross_year: z.array(CrossYearCheckSchema),
});

/** An arithmetic rule (勾稽关系) that holds inside one report. */
export type Check = z.infer<typeof CheckSchema>;
/** A rule that connects an agency's report with its report of the year before. */
export type CrossYearCheck = z.infer<typeof CrossYearCheckSchema>;
