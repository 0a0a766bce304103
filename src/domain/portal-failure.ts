import { z } from 'zod';
import { PortalSchema } from './portal.ts';

/**
 * What kept a stage from being done for one portal, while it was done for the others; a line of `failures.jsonl` until
 * the stage is done for that portal.
 */
export const PortalFailureSchema = z.strictObject({
  portal: z.string(),
  stage: z.enum(['crawl', 'extract', 'load']),
  /** A `FailureCode`, or `unforeseen`. */
  code: z.string(),
  /** What was seen, in one line. */
  detail: z.string(),
  /** Where in the program it came from, for a report of the fault; null where the code says what to do. */
  stack: z.string().nullable(),
  /** The portal as it was to be crawled, for the stages after; null where that is what could not be read. */
  definition: PortalSchema.nullable(),
});
export type PortalFailure = z.infer<typeof PortalFailureSchema>;
