import { z } from 'zod';

/** What can be wrong, once for all places where it is. Its sentences are in `src/text`. */
export interface ProblemKind {
  /** `error`: something is missing from the dataset; `warning`: look before you print; `note`: good to know. */
  readonly severity: 'error' | 'warning' | 'note';
  /**
   * What was seen at one place: numbers with their unit in the name, texts as the source prints them, ids. Never a
   * sentence. `said` is the message of a library or of the system.
   */
  readonly facts: z.ZodType;
}

/** The code says it all. */
export const NO_FACTS = z.strictObject({});

/** The cell of a form. */
export const CELL = { table: z.string(), row: z.string(), column: z.string() };

/** What kept a stage from being done for a portal: the code of the failure, and what was said. */
export const PORTAL_FAILURE = z.strictObject({ portal: z.string(), failure: z.string(), said: z.string() });

export const SAID = z.strictObject({ said: z.string() });
