import { z } from 'zod';
import { CELL, NO_FACTS, type ProblemKind } from './problem-kind.ts';

/** A rule of data/registry/refusals.json. */
const RULE = z.strictObject({ rule: z.string(), zh: z.string(), en: z.string() });
/** A row as it is printed, its cells parted by bars, its beginning. */
const ROW = z.strictObject({ row: z.string() });
/** A cell of the form and the text in its place. */
const CELL_TEXT = z.strictObject({ ...CELL, text: z.string() });

/** What a document that was read lacks as a report, or has doubtful. */
export const REPORT_PROBLEMS = {
  not_a_report: {
    severity: 'note',
    facts: z.union([
      RULE,
      z.strictObject({ cells_printed: z.int() }),
      z.strictObject({ has_title: z.literal(false), has_table: z.literal(false) }),
    ]),
  },
  other_organ: { severity: 'warning', facts: RULE },
  no_table: { severity: 'error', facts: NO_FACTS },
  narrative_only: { severity: 'note', facts: NO_FACTS },
  table_missing: {
    severity: 'error',
    facts: z.strictObject({ number: z.string().nullable(), label: z.string() }),
  },
  block_missing: { severity: 'warning', facts: z.strictObject({ label: z.string().nullable() }) },
  rows_missing: {
    severity: 'error',
    facts: z.strictObject({ table: z.string(), rows: z.array(z.string()) }),
  },
  columns_unknown: { severity: 'error', facts: ROW },
  row_unknown: { severity: 'warning', facts: ROW },
  text_unread: {
    severity: 'note',
    /** The first of so many different texts. */
    facts: z.strictObject({ texts: z.array(z.string()), of: z.int() }),
  },
  row_of_other_template: {
    severity: 'warning',
    facts: z.strictObject({ row: z.string(), template: z.string() }),
  },
  row_misaligned: {
    severity: 'error',
    facts: z.union([ROW, z.strictObject({ is_turned: z.literal(true) })]),
  },
  several_reports: {
    severity: 'error',
    facts: z.strictObject({ unread_titles: z.array(z.string().nullable()) }),
  },
  cell_repeated: { severity: 'error', facts: z.strictObject({ ...CELL, texts: z.array(z.string()) }) },
  value_not_a_number: { severity: 'warning', facts: CELL_TEXT },
  value_blank: { severity: 'note', facts: z.strictObject({ blank: z.int(), placeholder: z.int() }) },
  value_implausible: { severity: 'warning', facts: CELL_TEXT },
  ocr_rejected: {
    severity: 'error',
    facts: z.strictObject({
      table: z.string(),
      values: z.int(),
      /** Sums that contain them and fail. */
      failed: z.array(
        z.strictObject({
          check: z.string(),
          along: z.string(),
          left: z.number().nullable(),
          right: z.number().nullable(),
        }),
      ),
    }),
  },
  section_missing: { severity: 'note', facts: z.strictObject({ section: z.string() }) },
  section_empty: { severity: 'note', facts: z.strictObject({ heading: z.string() }) },
  sections_out_of_order: { severity: 'note', facts: z.strictObject({ sections: z.array(z.string()) }) },
  fees_unexplained: { severity: 'note', facts: z.strictObject({ fees_wan_yuan: z.number() }) },
  instruction_left_in: { severity: 'note', facts: z.strictObject({ text: z.string() }) },
  template_mixed: { severity: 'warning', facts: z.strictObject({ templates: z.array(z.string()) }) },
  template_unexpected: {
    severity: 'warning',
    facts: z.strictObject({ report_year: z.int(), template: z.string() }),
  },
  agency_unknown: { severity: 'error', facts: NO_FACTS },
  year_unknown: { severity: 'error', facts: NO_FACTS },
  identity_conflict: { severity: 'warning', facts: NO_FACTS },
} as const satisfies Record<string, ProblemKind>;
