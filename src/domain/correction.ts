import { z } from 'zod';

const RequiredText = z.string().trim().min(1, 'must not be empty');

/** A number as people write it, or nothing where the value is unknown. */
const ValueSchema = z
  .string()
  .regex(/^(-?\d+(\.\d+)?)?$/, 'must be a number such as 12 or -0.5, or empty for unknown')
  .transform((text) => (text === '' ? null : Number(text)));

/** A line of data/registry/corrections.csv: its fields as text. */
export const CorrectionSchema = z.strictObject({
  /** The current report of an agency and year: `<agency_id>/<year>`. */
  report: z
    .string()
    .regex(/^\d{6}-[^/]+\/\d{4}$/, 'must be <agency_id>/<year>, such as 990101-示范区财政局/2021'),
  /** Measure id. */
  cell: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+){2}$/, 'must be a measure id: table.row.column'),
  /** Value as it is read; where another value is read, the correction is outdated. Null is unknown. */
  original: ValueSchema,
  corrected: ValueSchema,
  reason: RequiredText,
  /** Source of the right value. */
  source: RequiredText,
  author: RequiredText,
  date: z.iso.date('must be a date such as 2025-03-01'),
});

/** A value that a person corrected. It replaces the value of the observation in views; the observation itself stays as it was read. */
export type Correction = z.infer<typeof CorrectionSchema>;

/**
 * `outdated`: the value that is read is no longer `original`; `unknown_report`: the snapshot has no current report of
 * that agency and year; `unknown_cell`: that report has no such cell. Only `applied` changes a value.
 */
export const CorrectionStatusSchema = z.enum(['applied', 'outdated', 'unknown_report', 'unknown_cell']);
