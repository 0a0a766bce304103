import { z } from 'zod';
import { NO_FACTS, PORTAL_FAILURE, type ProblemKind } from './problem-kind.ts';
import { READ_PROBLEMS, READ_REASON } from './read.ts';

/** A cell as a document prints it, and where. */
const PRINTED = z.strictObject({
  raw: z.string().nullable(),
  document: z.string(),
  anchor: z.string().nullable(),
});

const CELLS_OF_OTHER_FORMAT = z.strictObject({
  document: z.string(),
  /** The first of them; a value is null where sums do not confirm it. */
  cells: z.array(z.strictObject({ cell: z.string(), value: z.number().nullable() })),
  /** How many more there are. */
  others: z.int(),
});

/** Why a document of the archive could not be read, or how it was put together from several. */
export const DOCUMENT_PROBLEMS = {
  ...READ_PROBLEMS,
  capture_missing: { severity: 'error', facts: z.strictObject({ said: z.string() }) },
  too_large_to_read: {
    severity: 'error',
    facts: z.union([NO_FACTS, z.strictObject({ size_mib: z.int() })]),
  },
  read_by_office: {
    severity: 'warning',
    facts: z.strictObject({ reason: READ_REASON }),
  },
  attachment_only: { severity: 'warning', facts: z.strictObject({ url: z.string() }) },
  attachment_unread: { severity: 'note', facts: z.strictObject({ reasons: z.array(READ_REASON) }) },
  formats_disagree: {
    severity: 'warning',
    facts: z.strictObject({ cell: z.string(), here: PRINTED.nullable(), there: PRINTED }),
  },
  cells_from_other_format: { severity: 'warning', facts: CELLS_OF_OTHER_FORMAT },
  cells_of_other_format_refused: { severity: 'warning', facts: CELLS_OF_OTHER_FORMAT },
  portal_not_extracted: { severity: 'error', facts: PORTAL_FAILURE },
} as const satisfies Record<string, ProblemKind>;
