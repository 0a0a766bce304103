import { z } from 'zod';
import { NO_FACTS, PORTAL_FAILURE, type ProblemKind } from './problem-kind.ts';

/** What is visible only when all reports are compared. */
export const LOAD_PROBLEMS = {
  not_extracted: { severity: 'error', facts: NO_FACTS },
  division_missing: { severity: 'error', facts: NO_FACTS },
  division_unknown: { severity: 'warning', facts: z.strictObject({ division: z.string() }) },
  report_duplicate: {
    severity: 'warning',
    facts: z.strictObject({
      url: z.string(),
      cells: z.int(),
      /** The first of them, here and there; null is unknown. */
      examples: z.array(
        z.strictObject({ cell: z.string(), here: z.number().nullable(), there: z.number().nullable() }),
      ),
    }),
  },
  correction_outdated: {
    severity: 'warning',
    /** The value that it corrects and the value that is read; null is unknown. */
    facts: z.strictObject({
      report: z.string(),
      cell: z.string(),
      corrects: z.number().nullable(),
      read: z.number().nullable(),
    }),
  },
  correction_unknown: {
    severity: 'warning',
    facts: z.strictObject({ report: z.string(), cell: z.string(), lacking: z.enum(['report', 'cell']) }),
  },
  portal_not_loaded: { severity: 'error', facts: PORTAL_FAILURE },
} as const satisfies Record<string, ProblemKind>;
