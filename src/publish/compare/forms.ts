import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { ComparabilitySchema } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import type { Form, Verdict } from './comparable-years.ts';

/** The measures that a quantity is made of, as SQL: needs the parameter `terms`, a JSON list. */
const TERMS = `(SELECT unnest(from_json($terms, '["VARCHAR"]')))`;

/** Weight of a verdict, the worst one heaviest, as SQL. */
export const BADNESS = (status: string): string =>
  `CASE ${status} WHEN 'absent' THEN 3 WHEN 'break' THEN 2 WHEN 'comparable_with_caveat' THEN 1 ELSE 0 END`;

/** The worst verdict among the measures of a quantity, for each pair of forms. */
export const VERDICT = `
  SELECT from_template, to_template, arg_max(status, ${BADNESS('status')}) AS status,
    arg_max(note_en, ${BADNESS('status')}) AS note_en
  FROM comparable_measure WHERE measure_id IN ${TERMS} GROUP BY ALL`;

/** The forms, with whether each asks for every measure of a quantity. */
export const FORM = `
  SELECT template, first_year, last_year,
    (SELECT count(*) FROM measure_template AS asked
      WHERE asked.template = template.template AND asked.measure_id IN ${TERMS}
    ) = len(from_json($terms, '["VARCHAR"]')) AS is_asked
  FROM template`;

const FormSchema = z.object({
  template: z.string(),
  first_year: z.int(),
  last_year: z.int().nullable(),
  is_asked: z.boolean(),
});

const VerdictSchema = z.object({
  from_template: z.string(),
  to_template: z.string(),
  status: ComparabilitySchema,
  note_en: z.string().nullable(),
});

export async function readForms(
  connection: DuckDBConnection,
  terms: readonly string[],
): Promise<{ readonly forms: readonly Form[]; readonly verdicts: readonly Verdict[] }> {
  const values = { terms: JSON.stringify(terms) };
  return {
    forms: await selectRows(connection, `${FORM} ORDER BY first_year`, FormSchema, values),
    verdicts: await selectRows(connection, VERDICT, VerdictSchema, values),
  };
}
