import { z } from 'zod';

const CodeSchema = z.string().regex(/^\d{6}$/, 'must be six digits (GB/T 2260)');
const YearSchema = z
  .string()
  .regex(/^(?:\d{4})?$/, 'must be a year, or empty')
  .transform((text) => (text === '' ? null : Number(text)));

/** A line of data/registry/divisions.csv: its fields as text. */
export const DivisionSchema = z.strictObject({
  /** GB/T 2260; for a zone, its code in the national statistics. */
  code: CodeSchema,
  name: z.string().min(1, 'must not be empty'),
  /** Code of the division that it belongs to; null for a province. */
  parent: z.union([CodeSchema, z.literal('')]).transform((code) => (code === '' ? null : code)),
  /** `zone`: a development zone or the like, which GB/T 2260 does not name. */
  level: z.enum(['province', 'prefecture', 'county', 'zone']),
  /** First and last yearly list that contains it; null is open, or older than the lists (2015). */
  valid_from: YearSchema,
  valid_to: YearSchema,
  /** Names that the same code had before, separated by semicolons. */
  former_names: z.string().transform((text) => text.split(';').filter((name) => name !== '')),
});

export type Division = z.infer<typeof DivisionSchema>;
