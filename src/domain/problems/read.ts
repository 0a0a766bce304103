import { z } from 'zod';
import { NO_FACTS, type ProblemKind, SAID } from './problem-kind.ts';

/** Why the bytes of a document could not be read, or only in part or by other means. */
export const READ_PROBLEMS = {
  format_unsupported: { severity: 'error', facts: z.strictObject({ format: z.string() }) },
  encrypted: { severity: 'error', facts: z.union([NO_FACTS, z.strictObject({ format: z.string() }), SAID]) },
  truncated: {
    severity: 'error',
    facts: z.union([
      NO_FACTS,
      SAID,
      z.strictObject({ cut_part: z.string() }),
      z.strictObject({ missing_byte: z.int() }),
      z.strictObject({ open_groups: z.int() }),
      z.strictObject({ is_volume: z.literal(true) }),
    ]),
  },
  damaged: {
    severity: 'error',
    facts: z.union([
      SAID,
      z.strictObject({ missing_part: z.string() }),
      z.strictObject({ broken_part: z.string() }),
      z.strictObject({ unopened_page: z.int(), pages: z.int() }),
      z.strictObject({ pdfium_error: z.int() }),
    ]),
  },
  too_large_inside: {
    severity: 'error',
    facts: z.union([
      SAID,
      z.strictObject({ most_files: z.int() }),
      z.strictObject({ most_characters: z.int() }),
      z.strictObject({ most_rows: z.int() }),
      z.strictObject({ file: z.string(), size_bytes: z.number() }),
      z.strictObject({ pages: z.int() }),
      z.strictObject({ width_px: z.int(), height_px: z.int() }),
    ]),
  },
  too_deep: {
    severity: 'error',
    facts: z.union([
      NO_FACTS,
      z.strictObject({ nested: z.enum(['archive', 'element', 'group', 'table']), levels: z.int() }),
    ]),
  },
  entities_refused: { severity: 'error', facts: NO_FACTS },
  needs_ocr: {
    severity: 'error',
    facts: z.union([
      NO_FACTS,
      z.strictObject({ pictures: z.int() }),
      z.strictObject({ pages: z.int() }),
      z.strictObject({ documents: z.int() }),
    ]),
  },
  page_is_picture: { severity: 'warning', facts: NO_FACTS },
  text_aslant: { severity: 'note', facts: z.strictObject({ text: z.string() }) },
  ocr_read: { severity: 'warning', facts: NO_FACTS },
  no_unicode_map: {
    severity: 'error',
    facts: z.strictObject({ unmapped_characters: z.int(), characters: z.int() }),
  },
  ofd_unsupported: { severity: 'error', facts: NO_FACTS },
  word_too_old: { severity: 'error', facts: NO_FACTS },
  login_page: { severity: 'error', facts: NO_FACTS },
  reader_time_limit: { severity: 'error', facts: z.strictObject({ limit_s: z.number() }) },
  reader_memory_limit: {
    severity: 'error',
    facts: z.union([NO_FACTS, z.strictObject({ limit_mib: z.number() }), SAID]),
  },
  extraction_failed: {
    severity: 'error',
    facts: z.union([
      SAID,
      /** How the process that read it ended, and the last line that it wrote. */
      z.strictObject({ ended: z.union([z.int(), z.string()]).nullable(), last_line: z.string() }),
    ]),
  },
  other_documents_inside: {
    severity: 'note',
    facts: z.strictObject({
      read: z.string(),
      /** With the code of what is wrong with it; null for one that was not wanted. */
      unread: z.array(z.strictObject({ file: z.string(), reason: z.string().nullable() })),
    }),
  },
  empty_document: {
    severity: 'error',
    facts: z.union([
      NO_FACTS,
      z.strictObject({ size_bytes: z.literal(0) }),
      z.strictObject({ pictures: z.int() }),
      z.strictObject({
        unread: z.array(z.strictObject({ file: z.string(), reason: z.string().nullable() })),
      }),
    ]),
  },
} as const satisfies Record<string, ProblemKind>;

/** What a reader of one format may say of its bytes. */
export type ReadProblemCode = keyof typeof READ_PROBLEMS;

/** Such a problem inside the facts of another. */
export interface ReadReason<C extends ReadProblemCode = ReadProblemCode> {
  readonly code: C;
  readonly facts: z.infer<(typeof READ_PROBLEMS)[C]['facts']>;
}

const KINDS: Readonly<Record<string, ProblemKind>> = READ_PROBLEMS;

const CodeSchema = z.strictObject({
  code: z.string(),
  facts: z.unknown(),
});

export const READ_REASON = z.custom<ReadReason>((value) => {
  const { success, data } = CodeSchema.safeParse(value);
  return success && KINDS[data.code]?.facts.safeParse(data.facts).success === true;
});
